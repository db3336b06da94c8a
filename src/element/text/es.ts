import type { Messages } from './messages.js';

/** Spanish. */
export const es: Messages = {
  pad: 'Panel de gestos',
  picture: 'Imagen de la cámara',

  welcome: 'Enseña tus señas a esta página',
  privacy: 'Las imágenes no salen de este dispositivo.',
  start: 'Encender la cámara',
  startVideo: 'Iniciar el vídeo',
  stop: 'Apagar la cámara',
  starting: 'Esperando la cámara. Puede que el navegador pregunte si esta página puede usarla.',
  loadingModel: 'Preparando…',
  camera: 'Cámara',
  cameraNumber: 'Cámara {n}',
  flip: 'Girar la cámara',
  guide: 'Mantén la mano dentro del cuadrado',

  teach: 'Enseñar',
  teachHint: 'Haz una seña y mantén pulsado su botón. Una pulsación corta toma una imagen.',
  teachOff: 'Enciende la cámara, haz una seña y mantén pulsado su botón.',
  labelButton: { one: '{label}, {n} muestra', other: '{label}, {n} muestras' },
  samples: { one: '{n} muestra', other: '{n} muestras' },
  samplesOf: 'Muestras de',
  noSamples: 'Todavía no hay muestras de {label}.',
  older: '{n} anteriores',
  removeSample: 'Quitar la muestra {n} de {label}',
  suspectSample: 'Quitar la muestra {n} de {label}, que parece equivocada',
  clearLabel: 'Vaciar {label}',
  clearAll: 'Vaciar todo',
  undo: 'Deshacer',

  train: 'Entrenar',
  trainAgain: 'Entrenar de nuevo',
  stopTraining: 'Detener el entrenamiento',
  training: 'Entrenando',
  epoch: 'Vuelta {n} de {total}',
  loss: 'Pérdida',
  accuracy: 'Aciertos',
  needTwo: 'Para entrenar hacen falta muestras de al menos dos señas.',
  autoTrain: 'Aprende sola después de cada muestra.',

  report: '¿Qué tal lo hace?',
  reportEarly: 'Es pronto para saberlo. Toma unas cuantas muestras más de cada seña.',
  reportGood: 'Conoce bien tus señas: acierta el {accuracy} con muestras que no vio al entrenar.',
  reportFair:
    'Va por buen camino: acierta el {accuracy} con muestras que no vio al entrenar. Más muestras ayudarán.',
  reportPoor:
    'Todavía adivina: acierta el {accuracy} con muestras que no vio al entrenar. Toma más muestras de cada seña.',
  confused: { one: 'Toma {truth} por {taken} (una vez)', other: 'Toma {truth} por {taken} ({n} veces)' },
  noneConfused: 'No confundió ninguna seña con otra.',
  suspects: {
    one: 'Una muestra parece equivocada. Mírala y quítala si lo es.',
    other: '{n} muestras parecen equivocadas. Míralas y quita las que lo sean.',
  },
  confusion: 'Qué seña se tomó por cuál',
  confusionCell: '{truth} se tomó por {taken}: {n}',
  confusionTruth: 'Mostrada',
  confusionTaken: 'Tomada por',

  predict: 'Reconocer',
  stopPredicting: 'Dejar de reconocer',
  result: 'Reconocido',
  nothing: 'No la conozco',
  noHand: 'Muéstrame una seña',
  sure: '{confidence} de certeza',
  scores: 'Cuánto se parece a cada seña',

  save: 'Guardar en un archivo',
  open: 'Abrir un archivo',
  drop: 'Suelta para abrir el archivo',

  retry: 'Intentar de nuevo',
  insecure:
    'La cámara solo funciona en páginas seguras. Abre esta página con https:// al comienzo de su dirección.',
  unsupported: 'Este navegador no da acceso a la cámara. Prueba con la última versión de otro navegador.',
  policy: 'Esta página está dentro de otra que no le deja usar la cámara. Ábrela en su propia pestaña.',
  denied:
    'La cámara está bloqueada para esta página. Permítela con el icono junto a la dirección e inténtalo de nuevo.',
  none: 'No se encontró ninguna cámara. Conecta una e inténtalo de nuevo.',
  busy: 'Otro programa está usando la cámara. Ciérralo e inténtalo de nuevo.',
  unplugged: 'La cámara se detuvo. Conéctala otra vez e inténtalo de nuevo.',
  video: 'El vídeo no se puede reproducir. Comprueba su dirección e inténtalo de nuevo.',
  model: 'No se pudo cargar el modelo de reconocimiento. Comprueba la conexión e inténtalo de nuevo.',
  backend:
    'Este navegador no puede ejecutar el reconocimiento. Prueba con la última versión de otro navegador.',
  labelsWrong: 'Este panel necesita de 2 a 50 etiquetas distintas.',
  failed: 'Algo ha fallado: {reason}',

  handMissing: 'No se encontró ninguna mano. Muestra la mano entera a la cámara.',
  fileWrong: 'Este archivo no se puede abrir: {reason}',
  fewSamples: 'Toma más muestras antes de entrenar.',
  autosaveFailed: 'Tus muestras no se pudieron conservar en este navegador. Guárdalas en un archivo.',

  saidReady: 'Cámara encendida.',
  saidTaken: { one: '{label}: {n} muestra', other: '{label}: {n} muestras' },
  saidTrained: 'Entrenado: {accuracy} de aciertos.',
  saidHeld: '{label}',
  saidNothing: 'Ninguna seña',
  saidStopped: 'Cámara apagada.',
  saidUndone: 'Deshecho.',
  saidOpened: { one: 'Se abrió un archivo con {n} muestra.', other: 'Se abrió un archivo con {n} muestras.' },
  saidCleared: 'Vaciado.',

  required: 'Muestra una seña.',
};
