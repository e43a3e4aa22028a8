// Areas and points with a colour, a sign, and a text at the pointer; see monitor/ui/kaart/vlakken.py for the data.
const LIJN = '#1b2430';
const CIJFERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const STAP = 100000;  // steps per degree
const DUN = 1.5, DIK = 4.5;
const KLEINST = 20;  // px: a smaller area gets no sign until one zooms in
let nummer = 0;

export function ring(tekst) {
  const uit = [], plek = [0, 0];
  let kant = 0, getal = 0, schuif = 1;
  for (const teken of tekst) {
    const cijfer = CIJFERS.indexOf(teken);
    getal += (cijfer % 32) * schuif;
    schuif *= 32;
    if (cijfer >= 32) continue;
    plek[kant] += getal % 2 ? -(getal - 1) / 2 : getal / 2;
    if (kant) uit.push([plek[0] / STAP, plek[1] / STAP]);
    kant = 1 - kant;
    getal = 0;
    schuif = 1;
  }
  return uit;
}

// texts from outside become text nodes: nothing in a name can run
function tekst(regels) {
  const vak = document.createElement('div');
  regels.forEach((regel, i) => {
    const p = document.createElement(i ? 'div' : 'strong');
    p.dir = 'auto';
    p.textContent = regel;
    vak.appendChild(p);
  });
  return vak;
}

// a text near the upper or lower edge of the map moves inwards until all of it can be read
function houdBinnen(el, vak) {
  el.style.marginTop = '';
  const tip = el.getBoundingClientRect(), rand = vak.getBoundingClientRect();
  const weg = Math.max(rand.top - tip.top, 0) || Math.min(rand.bottom - tip.bottom, 0);
  if (weg) el.style.marginTop = `${weg}px`;
}

function strepen(svg, kleuren, naam) {
  const ns = 'http://www.w3.org/2000/svg', defs = document.createElementNS(ns, 'defs');
  kleuren.forEach((kleur, k) => {
    if (!kleur[2]) return;
    const p = document.createElementNS(ns, 'pattern');
    Object.entries({id: naam + k, width: 9, height: 9, patternUnits: 'userSpaceOnUse',
      patternTransform: 'rotate(45)'}).forEach(([eigen, waarde]) => p.setAttribute(eigen, waarde));
    [[kleur[0], 9], [LIJN, 2]].forEach(([vulling, breed]) => {
      const vak = document.createElementNS(ns, 'rect');
      vak.setAttribute('width', breed);
      vak.setAttribute('height', 9);
      vak.setAttribute('fill', vulling);
      p.appendChild(vak);
    });
    defs.appendChild(p);
  });
  svg.querySelectorAll('defs').forEach(oud => oud.remove());
  svg.insertBefore(defs, svg.firstChild);
}

function merk([sign, inkt, grond], groot) {
  const el = document.createElement('div');
  el.textContent = sign;
  el.style.cssText = 'display:flex;justify-content:center;white-space:nowrap;border-radius:9px;'
    + `font:700 ${groot ? 15 : 9}px/18px sans-serif;color:${inkt}` + (grond ? `;background:${grond}` : '');
  return el;
}

export default function vlakken(kaart, vak, vertel) {
  const naam = `streep${++nummer}_`;
  let groep = null, tekens = null, lagen = [];

  function zetTekens() {
    tekens.clearLayers();
    lagen.forEach(({laag, teken}) => {
      const vorm = Boolean(laag.getLatLngs);
      if (vorm) {
        const rand = laag.getBounds();
        const no = kaart.latLngToLayerPoint(rand.getNorthEast());
        const zw = kaart.latLngToLayerPoint(rand.getSouthWest());
        if (no.x - zw.x < KLEINST || zw.y - no.y < KLEINST) return;
      }
      const icoon = L.divIcon({className: '', html: merk(teken, vorm), iconSize: [18, 18]});
      const plek = vorm ? laag.getCenter() : laag.getLatLng();
      tekens.addLayer(L.marker(plek, {interactive: false, keyboard: false, icon: icoon}));
    });
  }
  kaart.on('zoomend', () => tekens && zetTekens());

  // one area of the data as a layer; a click shows itself at once, before the server has heard of it
  function maak(v, d) {
    const kleur = d.kleuren[v.k], gekozen = v.c === d.gekozen;
    const opmaak = {
      color: LIJN, weight: gekozen ? DIK : DUN, fillOpacity: d.dekking,
      fillColor: kleur[2] ? `url(#${naam}${v.k})` : kleur[0],
    };
    const laag = v.v.length ? L.polygon(v.v.map(ring), opmaak)
      : L.circleMarker([v.p[1], v.p[0]], {radius: gekozen ? 12 : 9, ...opmaak});
    laag.bindTooltip(() => tekst(v.t), {sticky: true, opacity: 0.97});
    laag.on('tooltipopen mousemove', () => {
      const el = laag.getTooltip().getElement();
      if (el) houdBinnen(el, vak);
    });
    laag.on('click', () => {
      vertel({code: v.c});
      lagen.forEach(ander => ander.laag.setStyle({weight: DUN}));
      laag.setStyle({weight: DIK}).bringToFront();
    });
    laag.addTo(groep);
    return {laag, gekozen, teken: [kleur[3], kleur[1], kleur[2] ? kleur[0] : '']};
  }

  return d => {
    if (groep) {
      groep.remove();
      tekens.remove();
    }
    groep = L.layerGroup();
    tekens = L.layerGroup();
    d.achtergrond.forEach(vorm => L.polygon(vorm.map(ring), {
      color: 'light-dark(#9aa5b1,#5b6876)', weight: 1, fillColor: 'light-dark(#ffffff,#26303c)', fillOpacity: d.dekking, interactive: false,
    }).addTo(groep));
    lagen = d.vlakken.map(v => maak(v, d));
    groep.addTo(kaart);
    if (lagen.length) strepen(kaart.getRenderer(lagen[0].laag)._container, d.kleuren, naam);
    lagen.forEach(({laag, gekozen}, i) => {
      if (gekozen) laag.bringToFront();
      laag._path.setAttribute('role', 'img');
      laag._path.setAttribute('aria-label', d.vlakken[i].t.slice(0, 2).join(': '));
    });
    zetTekens();
    tekens.addTo(kaart);
  };
}
