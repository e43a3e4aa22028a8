// A plan: a colour and letters per coordinator, thick lines between areas, a lasso; see werkgebied_kaart.py.
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
  const vlakken = L.featureGroup().addTo(kaart), lijnen = L.featureGroup().addTo(kaart);
  const letters = L.layerGroup().addTo(kaart);
  let gezien = null, buurten = [], vormen = [], rand = [], stand = null, lasso = false;
  let rust = 0;  // a click that ends a lasso is no click

  const pas = () => {
    if (buurten.length && vak.clientWidth) {
      kaart.fitBounds(vlakken.getBounds(), {padding: [10, 10], animate: false});
    }
  };
  kaart.on('resize', pas);

  function bouw(tekening) {
    vlakken.clearLayers();
    lijnen.clearLayers();
    buurten = tekening.buurten;
    vormen = buurten.map((buurt, i) => {
      const vorm = L.geoJSON(buurt.vorm, {style: {color: '#ffffff', weight: 1, fillOpacity: 0.85}});
      vorm.eachLayer(laag => {
        laag.bindTooltip(() => tip(stand.tips[i] || []), {sticky: true});
        laag.on('click', ev => {
          L.DomEvent.stopPropagation(ev);
          if (stand.klikbaar && Date.now() >= rust) vertel({code: buurt.code});
        });
      });
      vorm.addTo(vlakken);
      vorm.eachLayer(laag => laag.getElement().setAttribute('data-buurt', buurt.code));
      return vorm;
    });
    rand = tekening.lijnen.map(([a, b, punten]) => [a, b,
      L.polyline(punten, {color: INKT, weight: 2.5, interactive: false, opacity: 0}).addTo(lijnen)]);
    pas();
  }

  function zetLetters() {
    letters.clearLayers();
    vormen.forEach((vorm, i) => {
      const b = vorm.getBounds();
      const p = kaart.latLngToLayerPoint(b.getNorthEast()), q = kaart.latLngToLayerPoint(b.getSouthWest());
      if (Math.min(p.x - q.x, q.y - p.y) < KLEINST) return;
      const el = merk(stand.letters[stand.plan[i]] + (stand.sloten.includes(i) ? ' \u{1F512}' : ''));
      const icoon = L.divIcon({html: el, className: '', iconSize: [0, 0]});
      L.marker(buurten[i].punt, {icon: icoon, interactive: false, keyboard: false}).addTo(letters);
    });
  }
  kaart.on('zoomend', () => stand && zetLetters());

  function kleur() {
    const {plan, kleuren, gekozen, gewijzigd} = stand;
    vormen.forEach((vorm, i) => {
      const dik = gekozen.includes(i), anders = gewijzigd.includes(i);
      vorm.setStyle({
        fillColor: kleuren[plan[i]], color: dik ? '#000000' : (anders ? INKT : '#ffffff'),
        weight: dik ? 4 : (anders ? 2 : 1), dashArray: !dik && anders ? '4 3' : null,
      });
    });
    rand.forEach(([a, b, lijn]) => lijn.setStyle({opacity: plan[a] === plan[b] ? 0 : 1}));
    lijnen.bringToFront();
    gekozen.forEach(i => vormen[i].bringToFront());
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
        knop.style.background = aan ? '#cfe0f1' : '';
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
      lijn = L.polyline(punten, {color: INKT, weight: 2, dashArray: '5 4', interactive: false}).addTo(kaart);
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
        vertel({codes});
      }
    };
    window.addEventListener('pointermove', beweeg);
    window.addEventListener('pointerup', klaar);
    kaart.on('unload', () => {
      window.removeEventListener('pointermove', beweeg);
      window.removeEventListener('pointerup', klaar);
    });
  }

  return nieuw => {
    stand = nieuw;
    if (gezien !== nieuw.tekening) {
      gezien = nieuw.tekening;
      bouw(JSON.parse(gezien));
    }
    if (nieuw.klikbaar && !lasso) {
      lasso = true;
      maakLasso();
    }
    kleur();
    zetLetters();
  };
}
