"""Files become source tables: recognise, interpret, preview, reconcile, undo."""
