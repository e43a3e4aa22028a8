-- The start values as rows of batch 0, so that a change of them in the ledger can be undone to what was.
insert into stamrij (batch, soort, eenheid, inhoud)
select 0, 'normen', sleutel,
       to_json({'sleutel': sleutel, 'laag': laag, 'midden': midden, 'hoog': hoog, 'eenheid': eenheid,
                'herkomst': herkomst, 'n': n})::varchar
from norm
union all
select 0, 'kengetallen', type || '|' || fase,
       to_json({'type': type, 'fase': fase, 'laag': laag, 'midden': midden, 'hoog': hoog,
                'herkomst': herkomst, 'n': n})::varchar
from kengetal
union all
select 0, 'categorieen', categorie,
       to_json({'categorie': categorie, 'naam': naam, 'soort': soort, 'overhead': overhead,
                'contact': contact, 'plaats': plaats, 'aard': aard, 'volgorde': volgorde})::varchar
from categorie
union all
select 0, 'rolprofielen', categorie,
       to_json({'categorie': categorie,
                'buurtcoordinator': max(aandeel) filter (functie = 'buurtcoordinator'),
                'gebiedsregisseur': max(aandeel) filter (functie = 'gebiedsregisseur'),
                'overig': max(aandeel) filter (functie = 'overig')})::varchar
from rolprofiel
group by categorie
