// Attributes from the address, and a record of what the pad tells.
const pad = document.querySelector('digit-gesture-pad');
for (const [name, value] of new URLSearchParams(location.search)) {
  if (name === 'dir' || name === 'lang') document.documentElement.setAttribute(name, value);
  else pad.setAttribute(name, value);
}
window.told = [];
for (const type of ['statechange', 'sample', 'epoch', 'trained', 'change', 'error']) {
  pad.addEventListener(type, (event) => {
    const { state, report, value, error, sample } = event;
    window.told.push({
      type,
      state,
      report,
      value,
      error: error?.code ?? error?.message,
      label: sample?.label,
    });
  });
}
