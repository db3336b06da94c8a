// Attributes of the frame from the address; src last, when it is known what the frame may do.
const frame = document.querySelector('iframe');
const { src, ...rest } = Object.fromEntries(new URLSearchParams(location.search));
for (const [name, value] of Object.entries(rest)) frame.setAttribute(name, value);
frame.src = src;
