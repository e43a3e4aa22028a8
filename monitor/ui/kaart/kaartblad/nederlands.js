// Leaflet's own words, in Dutch; for the map in the page and for the map in a file.
L.Control.Zoom.mergeOptions({zoomInTitle: 'Inzoomen', zoomOutTitle: 'Uitzoomen'});
