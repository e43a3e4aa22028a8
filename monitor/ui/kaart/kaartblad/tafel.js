// A plan: a colour and letters per coordinator, thick lines between areas, a lasso; see werkgebied/kaart.py.
//
// A click shows itself at once and is told to the server; until the server has dealt with it (`gezien`) it is
// laid over what the server says, and told again with the next one: no click is lost when they come fast.
import {ring} from './vlakken.js';

const INKT = '#1b2430';
const KLEINST = 20;  // px: a smaller buurt gets no letters until one zooms in

function merk(tekst) {
  const el = document.createElement('div');
  el.textContent = tekst;
  el.style.cssText = 'position:absolute;transform:translate(-50%,-50%);white-space:nowrap;'
    + `font:600 12px sans-serif;pointer-events:none;color:${INKT}`;
  return el;
}

function tip(regels) {
  const vak = document.createElement('div');
  regels.forEach((regel, r) => {
    const el = document.createElement(r ? 'div' : 'b');
    el.textContent = regel;
    vak.appendChild(el);
  });
  return vak;
}

export default function (kaart, vak, vertel) {
  const vlakken = L.featureGroup().addTo(kaart), letters = L.layerGroup().addTo(kaart);
  kaart.createPane('lijnen').style.zIndex = 450;  // above the shapes, under the letters
  const lijnen = L.layerGroup().addTo(kaart);
  const wie = crypto.getRandomValues(new Uint32Array(1))[0].toString(36);  // this map, among those of a session
  let gezien = null, buurten = [], mensen = [], vormen = [], merken = [], rand = [];
  let stand = null, beeld = null, lasso = false;
  let nummer = 0, open = [];  // clicks that the server has not dealt with yet
  let rust = 0;  // a click that ends a lasso is no click

  const pas = () => {
    if (buurten.length && vak.clientWidth) {
      kaart.fitBounds(vlakken.getBounds(), {padding: [10, 10], animate: false});
    }
  };
  kaart.on('resize', pas);

  function bouw(vast) {
    vlakken.clearLayers();
    lijnen.clearLayers();
    buurten = vast.buurten;
    vormen = buurten.map((buurt, i) => {
      const laag = L.polygon(buurt.vorm.map(ring), {fillOpacity: 1});
      laag.bindTooltip(() => tip(regels(i)), {sticky: true});
      laag.on('click', ev => {
        L.DomEvent.stopPropagation(ev);
        if (stand.klikbaar && Date.now() >= rust) klik({code: buurt.code});
      });
      laag.addTo(vlakken);
      laag.getElement().setAttribute('data-buurt', buurt.code);
      return {laag, stijl: null};
    });
    rand = vast.lijnen.map(([a, b, punten]) => ({a, b, dik: null, lijn: L.polyline(ring(punten), {
      pane: 'lijnen', color: INKT, weight: 2.5, interactive: false, opacity: 0,
    }).addTo(lijnen)}));
  }

  function regels(i) {
    const {tekst: [naam, maat, licht], nu} = buurten[i], bij = beeld.plan[i];
    return [naam, mensen[bij].naam + (bij === nu ? '' : `, nu ${mensen[nu].naam}`), maat,
      licht + (beeld.sloten.has(i) ? ' · op slot' : '')];
  }

  // what the server said, with the clicks on top that it has not dealt with yet
  function kijk() {
    const plan = [...stand.plan], sloten = new Set(stand.sloten);
    let gekozen = stand.gekozen;
    open.forEach(({code, codes}) => {
      const wat = buurten.flatMap((b, i) => (codes || [code]).includes(b.code) ? [i] : []);
      gekozen = codes && stand.penseel !== null ? [] : wat;
      if (stand.penseel === null) return;
      wat.filter(i => !sloten.has(i)).forEach(i => { plan[i] = stand.penseel; });
    });
    beeld = {plan, sloten, gekozen: new Set(gekozen)};
  }

  function klik(wat) {
    nummer += 1;
    open.push({nr: nummer, ...wat});
    vertel({kaart: wie, klikken: open});
    teken();
  }

  function zetLetters() {
    letters.clearLayers();
    merken = vormen.map(({laag}, i) => {
      const b = laag.getBounds();
      const p = kaart.latLngToLayerPoint(b.getNorthEast()), q = kaart.latLngToLayerPoint(b.getSouthWest());
      if (Math.min(p.x - q.x, q.y - p.y) < KLEINST) return null;
      const el = merk(opschrift(i));
      const icoon = L.divIcon({html: el, className: '', iconSize: [0, 0]});
      L.marker(buurten[i].punt, {icon: icoon, interactive: false, keyboard: false}).addTo(letters);
      return el;
    });
  }
  kaart.on('zoomend', () => beeld && zetLetters());

  const opschrift = i => mensen[beeld.plan[i]].letters + (beeld.sloten.has(i) ? ' \u25A0' : '');

  // only what differs is touched: a click changes one shape of many
  function teken() {
    kijk();
    vormen.forEach((vorm, i) => {
      const bij = beeld.plan[i], dik = beeld.gekozen.has(i), anders = bij !== buurten[i].nu;
      const stijl = `${mensen[bij].kleur} ${dik} ${anders}`;
      if (stijl !== vorm.stijl) {
        vorm.stijl = stijl;
        vorm.laag.setStyle({
          fillColor: mensen[bij].kleur, color: dik ? '#000000' : (anders ? INKT : '#ffffff'),
          weight: dik ? 4 : (anders ? 2 : 1), dashArray: !dik && anders ? '4 3' : null,
        });
        if (dik) vorm.laag.bringToFront();
      }
      vorm.laag.getElement().setAttribute('data-wie', mensen[bij].letters);
      if (merken[i] && merken[i].textContent !== opschrift(i)) merken[i].textContent = opschrift(i);
    });
    rand.forEach(streep => {
      const dik = beeld.plan[streep.a] !== beeld.plan[streep.b];
      if (dik !== streep.dik) streep.lijn.setStyle({opacity: dik ? 1 : 0});
      streep.dik = dik;
    });
  }

  // choose several buurten by drawing round them: with the button, or with Shift held down
  function maakLasso() {
    kaart.boxZoom.disable();
    let aan = false, punten = null, lijn = null;
    const knopje = L.control({position: 'topleft'});
    knopje.onAdd = () => {
      const bak = L.DomUtil.create('div', 'leaflet-bar'), knop = L.DomUtil.create('a', '', bak);
      knop.href = '#';
      knop.textContent = '\u2b1a';
      knop.title = 'Lasso: kies meer buurten tegelijk';
      knop.setAttribute('role', 'button');
      knop.setAttribute('aria-label', knop.title);
      knop.setAttribute('aria-pressed', 'false');
      L.DomEvent.on(knop, 'click', ev => {
        L.DomEvent.stop(ev);
        aan = !aan;
        knop.setAttribute('aria-pressed', String(aan));
        knop.style.background = aan ? 'light-dark(#cfe0f1,#2f5c8a)' : '';
        vak.style.cursor = aan ? 'crosshair' : '';
        kaart.dragging[aan ? 'disable' : 'enable']();
      });
      L.DomEvent.disableClickPropagation(bak);
      return bak;
    };
    knopje.addTo(kaart);
    const binnen = ([y, x]) => punten.reduce((in_, p, i) => {
      const q = punten[(i || punten.length) - 1];
      const rechts = x < (q.lng - p.lng) * (y - p.lat) / (q.lat - p.lat) + p.lng;
      return (p.lat > y) !== (q.lat > y) && rechts ? !in_ : in_;
    }, false);
    vak.addEventListener('pointerdown', ev => {
      if (!(aan || ev.shiftKey) || ev.button || ev.target.closest('.leaflet-control')) return;
      punten = [kaart.mouseEventToLatLng(ev)];
      kaart.dragging.disable();
      lijn = L.polyline(punten, {color: 'light-dark(#1b2430,#e9eef4)', weight: 2, dashArray: '5 4', interactive: false}).addTo(kaart);
    }, true);
    const beweeg = ev => {
      if (!punten) return;
      punten.push(kaart.mouseEventToLatLng(ev));
      lijn.setLatLngs(punten);
    };
    const klaar = () => {
      if (!punten) return;
      lijn.remove();
      if (!aan) kaart.dragging.enable();
      const codes = punten.length > 3 ? buurten.filter(b => binnen(b.punt)).map(b => b.code) : [];
      punten = null;
      if (codes.length) {
        rust = Date.now() + 300;
        klik({codes});
      }
    };
    window.addEventListener('pointermove', beweeg);
    window.addEventListener('pointerup', klaar);
    kaart.on('unload', () => {
      window.removeEventListener('pointermove', beweeg);
      window.removeEventListener('pointerup', klaar);
    });
  }

  return (nieuw, vast) => {
    const [bij, laatste] = nieuw.gezien;
    stand = nieuw;
    if (bij === wie) open = open.filter(({nr}) => nr > laatste);
    if (gezien !== vast) {
      const vormen_ = JSON.stringify([vast.buurten.map(b => b.vorm), vast.lijnen]);
      const zelfde = gezien && vormen_ === JSON.stringify([buurten.map(b => b.vorm), gezien.lijnen]);
      gezien = vast;
      mensen = vast.mensen;
      if (zelfde) {
        buurten = vast.buurten;
        vormen.forEach(vorm => { vorm.stijl = null; });
      } else {
        bouw(vast);
        pas();
      }
      kijk();
      zetLetters();
    }
    if (nieuw.klikbaar && !lasso) {
      lasso = true;
      maakLasso();
    }
    teken();
  };
}
