"""The only room that knows Streamlit, Altair, folium and Leaflet."""

from monitor import opmaak as opmaak  # Dutch numbers and dates: below the pages, because reports use them too
