"""Where the files of the map lie on this machine, and under which name the server knows them.

Apart from `kaart`, because the server asks for these before any page does, and folium need not be there yet.
Leaflet itself comes from the XStatic-Leaflet wheel (BSD-2-Clause), our scripts from `kaartblad/`.
"""

from pathlib import Path

import xstatic.pkg.leaflet

LEAFLET = Path(xstatic.pkg.leaflet.BASE_DIR)
KAARTBLAD = Path(__file__).with_name("kaartblad")
GROEP, ONDERDEEL = "buurtmonitor", "kaart"
