// One map in the page itself: makes it once, keeps its view, and hands what changed to its layer.
//
// Streamlit calls the default function when the element comes on the screen and again when its data are
// different. The data are a folium map told in Leaflet's words (see kaart.py): options, bounds, background and
// one layer. `data.soort` names the layer; a layer is a function of (map, container, tell) that answers with
// a function that takes data, and what stays the same. A click is told at once; moving and zooming are told
// to nobody.
import '../../../component/monitor.ui.kaart.kaart.leaflet/leaflet.js';
import './nederlands.js';
import vlakken from './vlakken.js';
import tafel from './tafel.js';

const LAGEN = {vlakken, tafel};
const bladen = new WeakMap();

// what stays the same while people work comes apart, once; its name is a hash of its content
const VASTE = 8;  // kept at most: the newest
const vaste = new Map();

function vast(naam) {
  const plek = vaste.get(naam) || {};
  plek.inhoud = plek.inhoud || new Promise(klaar => { plek.klaar = klaar; });
  vaste.delete(naam);
  vaste.set(naam, plek);
  if (vaste.size > VASTE) vaste.delete(vaste.keys().next().value);
  return plek;
}

// the sheet of Leaflet, once per page; nothing is drawn before it is there
const stijl = new Promise(klaar => {
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = new URL('../../../component/monitor.ui.kaart.kaart.leaflet/leaflet.css', import.meta.url).href;
  link.onload = link.onerror = klaar;
  document.head.appendChild(link);
});

function maak(houder, data, vertel) {
  const vak = document.createElement('div');
  vak.style.cssText = `height:${data.hoogte}px;isolation:isolate;background:light-dark(#f3f5f8,#1b242f);border-radius:0.4rem`;
  vak.setAttribute('role', 'group');
  houder.replaceChildren(vak);
  const kaart = L.map(vak, {...data.opties, trackResize: false});
  vak.kaart = kaart;
  // Leaflet takes the focus when the mouse goes down; were the page to scroll then, the click lands elsewhere
  const focus = vak.focus.bind(vak);
  vak.focus = () => focus({preventScroll: true});
  const blad = {kaart, vak, vertel, grenzen: data.grenzen, tegels: null, adres: null, sluier: null, gezien: null};
  blad.zet = LAGEN[data.soort](kaart, vak, waarde => blad.vertel(waarde));
  blad.maat = new ResizeObserver(() => {
    kaart.invalidateSize({animate: false, pan: false});
    pas(blad);
  });
  blad.maat.observe(vak);
  return blad;
}

// show everything: when the map is new, and when it had no width yet
function pas(blad) {
  if (!blad.grenzen || !blad.vak.clientWidth) return;
  const [grenzen, opties] = blad.grenzen;
  blad.kaart.fitBounds(grenzen, {...opties, animate: false});
  blad.grenzen = null;
}

// tiles are drawn for a light page: on a dark one a veil lies over them, under the areas
function sluier(kaart) {
  const vlak = kaart.createPane('sluier');
  vlak.style.cssText = 'z-index:250;pointer-events:none;left:-9999px;top:-9999px;width:19998px;height:19998px;'
    + 'background:light-dark(transparent,rgb(13 18 25 / 62%))';
  return vlak;
}

// a tile that does not come leaves the background as it is
function zetTegels(blad, tegels) {
  const [adres, opties] = tegels || [null];
  if (blad.adres === adres) return;
  blad.adres = adres;
  if (blad.tegels) blad.tegels.remove();
  blad.tegels = adres ? L.tileLayer(adres, opties).addTo(blad.kaart) : null;
  blad.sluier ??= sluier(blad.kaart);
  blad.sluier.hidden = !adres;
}

export default async function (onderdeel) {
  const {data, parentElement: houder, setTriggerValue} = onderdeel;
  if (data.soort === 'vast') {
    vast(data.naam).klaar(JSON.parse(data.inhoud));
    return undefined;
  }
  await stijl;
  const erbij = data.vast ? await vast(data.vast).inhoud : null;
  let blad = bladen.get(houder);
  const vertel = waarde => setTriggerValue('klik', waarde);
  if (!blad) {
    blad = maak(houder, data, vertel);
    bladen.set(houder, blad);
    pas(blad);
  }
  blad.vertel = vertel;
  blad.vak.setAttribute('aria-label', data.alt);
  zetTegels(blad, data.tegels);
  if (blad.gezien !== data.laag) {
    blad.gezien = data.laag;
    blad.zet(data.laag, erbij);
  }
  return () => {
    blad.maat.disconnect();
    blad.kaart.remove();
    bladen.delete(houder);
  };
}
