-- A mended row equal to rows already in its batch gets the next occurrence number (numbers stay under 2^16).
update stap_sleutel
set sleutel = sleutel + (
    select count(*) from (select sleutel from uur where batch = $batch
                          union all select sleutel from uur_wacht where batch = $batch) u
    where u.sleutel >= stap_sleutel.sleutel and u.sleutel < stap_sleutel.sleutel + 65536)
