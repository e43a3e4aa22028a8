-- Mappings that exactly came from a file: taken away before the files still in say theirs again.
delete from indeling
where herkomst = 'zelf'
  and (soort, tekst, doel) in (
        select json_extract_string(inhoud, '$.soort'), json_extract_string(inhoud, '$.tekst'),
               json_extract_string(inhoud, '$.doel')
        from stamrij where soort = 'indeling')
