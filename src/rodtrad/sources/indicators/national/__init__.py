"""National figures: clients of Kolada and Statistics Sweden, and files of Open Comparisons.

Pure: no Django, no tables. Addresses, the folder of what is kept, the clock and every number are given by who calls.
`kolada.Kolada` and `scb.Statistics` ask; `readings` says what comes back; `failures` says in Swedish why nothing did.
Source of the rules: regulation-and-sources.md, section 3.
"""
