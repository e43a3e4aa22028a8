// With whom this view was shared, faintly over the whole page, so that a photo of the screen tells it too.
// It can't be clicked or read aloud; a screen reader has the line at the top. The text is text, never markup.
const NS = 'http://www.w3.org/2000/svg', BREED = 560, HOOG = 260;

function tegel(tekst) {
  const maak = (naam, eigen) => {
    const el = document.createElementNS(NS, naam);
    Object.entries(eigen).forEach(([sleutel, waarde]) => el.setAttribute(sleutel, waarde));
    return el;
  };
  const svg = maak('svg', {width: BREED, height: HOOG});
  const regel = maak('text', {
    x: BREED / 2, y: HOOG / 2, fill: '#7f7f7f', 'fill-opacity': 0.14, 'font-family': 'sans-serif',
    'font-size': 16, 'text-anchor': 'middle', transform: `rotate(-18 ${BREED / 2} ${HOOG / 2})`,
  });
  regel.textContent = tekst;
  svg.appendChild(regel);
  return `url("data:image/svg+xml,${encodeURIComponent(new XMLSerializer().serializeToString(svg))}")`;
}

export default function (onderdeel) {
  const vel = document.createElement('div');
  vel.setAttribute('aria-hidden', 'true');
  vel.dataset.watermerk = onderdeel.data.tekst;
  vel.style.cssText = 'position:fixed;inset:0;z-index:999980;pointer-events:none;print-color-adjust:exact';
  vel.style.backgroundImage = tegel(onderdeel.data.tekst);
  document.body.appendChild(vel);
  return () => vel.remove();
}
