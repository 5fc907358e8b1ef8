"""Danish of a town hall, made by rank: a few words come often, and new compounds never stop coming (Heaps' law)."""

from __future__ import annotations

from random import Random

_COMMON = """
    og i at til for er det den af på med som en der de et har om ikke ved fra kan skal blev var efter sig vil eller
    ØP BU SO TM BE KD direktionen kommunen budget sagen drøftede ramme plan område borgere udvalget indsats økonomi
    forslag tal status frist notat høring modellen besluttede godkendte orienterede anlæg drift personale skole
    dagtilbud ældre sundhed vej by klima digital møde byrådet forvaltning tilbud udbud aftale proces ansvar 2026
    2027 også når hvor under inden mellem samt over mere flere første anden hele alle begge dog derfor nu her først
    igen"""
_STEMS = """
    budget ramme anlæg skole dagtilbud ældre sundhed vej klima energi bolig plan lokal erhverv kultur fritid
    bibliotek hjemme pleje genoptræning handicap familie børn unge ungdom uddannelse beskæftigelse jobcenter ydelse
    kontrol ledelse personale løn ferie syge fravær arbejdsmiljø digital system data sikkerhed beredskab vand spilde
    affald genbrug natur miljø trafik cykel sti bro havn park bygge sag tilsyn høring proces udbud indkøb aftale
    kontrakt leverandør økonomi regnskab prognose likviditet skat tilskud refusion takst areal ejendom kaserne
    rådhus borger service frivillig forening idræt svømme hal scene museum arkiv valg parti udvalg byråd direktør
    chef leder stab sekretariat jurist kommunikation strategi vision analyse rapport måling effekt evaluering
    projekt pulje fond støtte ansøgning tilladelse"""
COMMON, STEMS = tuple(_COMMON.split()), tuple(_STEMS.split())
JOINTS = ("", "s", "e", "")
ENDINGS = ("", "en", "er", "erne", "et", "ens", "ernes", "e")


def word(rank: int) -> str:
    """The word of a rank from 0; from some hundreds on compounds of two, three and more stems."""
    if rank < len(COMMON):
        return COMMON[rank]
    rest = rank - len(COMMON)
    rest, ending = divmod(rest, len(ENDINGS))
    made, joint = "", ""
    while True:
        rest, at = divmod(rest, len(STEMS))
        made = STEMS[at] + joint + made
        if not rest:
            return made + ENDINGS[ending]
        rest -= 1
        joint = JOINTS[at % len(JOINTS)]


def drawn(random: Random) -> str:
    """One word, as often as its rank says: the tail is so heavy that 50 million are some 600,000 different ones."""
    return word(int(60 * ((1.0 - random.random()) ** (-1 / 0.6) - 1)))


def sentence(random: Random, words: int) -> str:
    """So many words, as a secretary writes them."""
    text = " ".join(drawn(random) for _ in range(words))
    return f"{text[:1].upper()}{text[1:]}."


def heading(random: Random) -> str:
    """The title of an item."""
    text = " ".join(drawn(random) for _ in range(random.randint(2, 5)))
    return f"{text[:1].upper()}{text[1:]}"
