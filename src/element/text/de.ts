import type { Messages } from './messages.js';

/** German. */
export const de: Messages = {
  pad: 'Gestenfeld',
  picture: 'Kamerabild',

  welcome: 'Bring dieser Seite deine Handzeichen bei',
  privacy: 'Die Bilder bleiben auf diesem Gerät.',
  start: 'Kamera starten',
  startVideo: 'Video starten',
  stop: 'Kamera stoppen',
  starting: 'Warte auf die Kamera. Vielleicht fragt der Browser, ob diese Seite sie benutzen darf.',
  loadingModel: 'Wird vorbereitet …',
  camera: 'Kamera',
  cameraNumber: 'Kamera {n}',
  flip: 'Kamera wechseln',
  guide: 'Halte die Hand in das Quadrat',

  teach: 'Beibringen',
  teachHint: 'Zeig ein Zeichen und halte seine Taste gedrückt. Kurzes Drücken nimmt ein Bild auf.',
  teachOff: 'Starte die Kamera, zeig ein Zeichen und halte seine Taste gedrückt.',
  labelButton: { one: '{label}, {n} Beispiel', other: '{label}, {n} Beispiele' },
  samples: { one: '{n} Beispiel', other: '{n} Beispiele' },
  samplesOf: 'Beispiele für',
  noSamples: 'Noch keine Beispiele für {label}.',
  older: '{n} ältere',
  removeSample: 'Beispiel {n} für {label} entfernen',
  suspectSample: 'Beispiel {n} für {label} entfernen, das falsch aussieht',
  clearLabel: '{label} leeren',
  clearAll: 'Alles leeren',
  undo: 'Rückgängig',

  train: 'Trainieren',
  trainAgain: 'Neu trainieren',
  stopTraining: 'Training stoppen',
  training: 'Training läuft',
  epoch: 'Runde {n} von {total}',
  loss: 'Verlust',
  accuracy: 'Richtig',
  needTwo: 'Zum Trainieren braucht es Beispiele von mindestens zwei Zeichen.',
  autoTrain: 'Lernt nach jedem Beispiel von selbst.',

  report: 'Wie gut ist es?',
  reportEarly: 'Dafür ist es zu früh. Nimm von jedem Zeichen noch ein paar Beispiele auf.',
  reportGood: 'Es kennt deine Zeichen gut: {accuracy} richtig bei Beispielen, die nicht im Training waren.',
  reportFair:
    'Es wird: {accuracy} richtig bei Beispielen, die nicht im Training waren. Mehr Beispiele helfen.',
  reportPoor:
    'Es rät noch: {accuracy} richtig bei Beispielen, die nicht im Training waren. Nimm von jedem Zeichen mehr auf.',
  confused: { one: 'Hält {truth} für {taken} (einmal)', other: 'Hält {truth} für {taken} ({n}-mal)' },
  noneConfused: 'Kein Zeichen wurde verwechselt.',
  suspects: {
    one: 'Ein Beispiel sieht falsch aus. Sieh es dir an und entferne es, wenn es so ist.',
    other: '{n} Beispiele sehen falsch aus. Sieh sie dir an und entferne, was nicht stimmt.',
  },
  confusion: 'Welches Zeichen für welches gehalten wurde',
  confusionCell: '{truth} wurde für {taken} gehalten: {n}',
  confusionTruth: 'Gezeigt',
  confusionTaken: 'Gehalten für',

  predict: 'Erkennen starten',
  stopPredicting: 'Erkennen stoppen',
  result: 'Erkannt',
  nothing: 'Kenne ich nicht',
  noHand: 'Zeig mir ein Zeichen',
  sure: '{confidence} sicher',
  scores: 'Wie sehr es jedem Zeichen ähnelt',

  save: 'In Datei sichern',
  open: 'Datei öffnen',
  drop: 'Loslassen, um die Datei zu öffnen',

  retry: 'Noch einmal versuchen',
  insecure: 'Kameras gehen nur auf sicheren Seiten. Öffne diese Seite mit https:// am Anfang der Adresse.',
  unsupported: 'Dieser Browser gibt keine Kamera frei. Versuch es mit einem anderen, aktuellen Browser.',
  policy: 'Diese Seite steckt in einer anderen, die ihr die Kamera verwehrt. Öffne sie in einem eigenen Tab.',
  denied:
    'Die Kamera ist für diese Seite gesperrt. Erlaube sie über das Symbol neben der Adresse und versuch es noch einmal.',
  none: 'Keine Kamera gefunden. Schließ eine an und versuch es noch einmal.',
  busy: 'Ein anderes Programm benutzt die Kamera. Schließ es und versuch es noch einmal.',
  unplugged: 'Die Kamera hat aufgehört. Steck sie wieder ein und versuch es noch einmal.',
  video: 'Das Video lässt sich nicht abspielen. Prüf seine Adresse und versuch es noch einmal.',
  model: 'Das Erkennungsmodell ließ sich nicht laden. Prüf die Verbindung und versuch es noch einmal.',
  backend:
    'Dieser Browser kann die Erkennung nicht ausführen. Versuch es mit einem anderen, aktuellen Browser.',
  labelsWrong: 'Dieses Feld braucht 2 bis 50 verschiedene Bezeichnungen.',
  failed: 'Etwas ist schiefgegangen: {reason}',

  handMissing: 'Keine Hand gefunden. Zeig der Kamera die ganze Hand.',
  fileWrong: 'Diese Datei lässt sich nicht öffnen: {reason}',
  fewSamples: 'Nimm vor dem Training mehr Beispiele auf.',
  autosaveFailed:
    'Deine Beispiele konnten nicht in diesem Browser behalten werden. Sichere sie in eine Datei.',

  saidReady: 'Kamera an.',
  saidTaken: { one: '{label}: {n} Beispiel', other: '{label}: {n} Beispiele' },
  saidTrained: 'Trainiert: {accuracy} richtig.',
  saidHeld: '{label}',
  saidNothing: 'Kein Zeichen',
  saidStopped: 'Kamera aus.',
  saidUndone: 'Rückgängig gemacht.',
  saidOpened: { one: 'Datei mit {n} Beispiel geöffnet.', other: 'Datei mit {n} Beispielen geöffnet.' },
  saidCleared: 'Geleert.',

  required: 'Halte ein Zeichen hoch.',
};
