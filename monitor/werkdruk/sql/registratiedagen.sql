-- Between which days lie all active entries, planned ones too? Bounds the table of local midnights.
select min(datum) as van, max(datum) as tot from uur where actief
