"""The stem of a Swedish word: the Snowball algorithm, after a table of words that it parts though they belong together.

Source: the Snowball Swedish stemmer (package PyStemmer). The table holds words of social services whose forms get
different stems ("insats", "insatser"; "bistånd", "biståndet"); it is looked up before the stemmer and by prefix-free
equality, so that nothing else changes.
"""

from __future__ import annotations

from functools import lru_cache

import Stemmer

_SNOWBALL = Stemmer.Stemmer("swedish")

# lemma → its forms that the algorithm would part from each other; the lemma stands for all of them
_TOGETHER: dict[str, str] = {
    "insats": "insatser insatsen insatserna insatsens insatsernas insatsers",
    "bistånd": "biståndet biståndets bistånds",
    "behov": "behoven behovet behovens behovets",
    "stöd": "stödet stöden stödets stödens",
    "brukare": "brukaren brukarna brukarens brukarnas brukares",
    "anhörig": "anhöriga anhörigas anhörigs",
    "närstående": "närståendes",
    "boende": "boendet boenden boendena boendets boendens",
    "äldre": "äldres äldst äldsta",
    "ung": "unga ungas yngre yngst yngsta",
    "man": "män mannen männen mannens männens mans",
    "kvinna": "kvinnor kvinnan kvinnorna kvinnans kvinnornas kvinnors",
    "barn": "barnet barnen barnens barnets barns",
    "son": "söner sonen sönerna",
    "dotter": "döttrar dottern döttrarna",
    "mor": "mödrar modern mödrarna",
    "far": "fäder fadern fäderna",
    "bror": "bröder brodern bröderna",
    "natt": "nätter natten nätterna",
    "stad": "städer staden städerna",
    "bok": "böcker boken böckerna",
    "hand": "händer handen händerna",
    "fot": "fötter foten fötterna",
    "mus": "möss musen mössen",
    "land": "länder landet länderna",
    "kris": "kriser krisen kriserna",
    "gräns": "gränser gränsen gränserna",
    "resurs": "resurser resursen resurserna resursers",
    "process": "processer processen processerna processers",
    "kurs": "kurser kursen kurserna",
    "buss": "bussar bussen bussarna",
    "plats": "platser platsen platserna platsens",
    "mötesplats": "mötesplatser mötesplatsen mötesplatserna",
    "arbetsplats": "arbetsplatser arbetsplatsen arbetsplatserna",
    "vård": "vården vårdens vårds",
    "mål": "målet målen målens målets",
    "hem": "hemmet hemmen hemmets hems",
    "hus": "huset husen husets",
    "jobb": "jobbet jobben jobbets",
    "språk": "språket språken språkets",
    "liv": "livet liven livets",
    "råd": "rådet råden rådets",
    "samtal": "samtalet samtalen samtalens",
    "vald": "valda valdas",
    "våld": "våldet våldets",
    "system": "systemet systemen systemets systemens",
    "problem": "problemet problemen problemets problemens",
    "museum": "museer museet museerna",
    "centrum": "centret centrumet centra",
}
_LEMMA = {form: lemma for lemma, forms in _TOGETHER.items() for form in (lemma, *forms.split())}


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """The stem of a word in small letters. "hemtjänsten" → "hemtjänst", "insatser" → "insats"."""
    lemma = _LEMMA.get(word)
    return lemma if lemma is not None else str(_SNOWBALL.stemWord(word))
