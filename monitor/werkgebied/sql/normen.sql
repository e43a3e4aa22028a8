-- Hours per home per week, per light.
select replace(sleutel, 'woning:', '') as licht, midden from norm where sleutel like 'woning:%'
