"""Encryption of the folder: what it costs, what it asks, and what stands in the way."""

TEXTS: dict[str, str] = {
    "cli.help.encrypt": "kryptér hele mappen med en adgangssætning; først siges, hvad det koster",
    "cli.help.decrypt": "læg mappen tilbage i klartekst",
    "cli.help.passphrase": "skift adgangssætning",
    "cli.about.encryption": "kryptering",
    "cli.about.encrypted": "ja",
    "cli.about.plain": "nej",
    "cli.about.shut": "ja. {why}",
    "encrypt.cost": """Møder, kladder og segl krypteres (AES-256-GCM) med en adgangssætning:
{home}
- GLEMMES ADGANGSSÆTNINGEN, ER MØDERNE TABT. Ingen kan åbne dem uden den.
  Skriv den ned, og gem den et sikkert sted.
- Mistes filen key.json, er møderne også tabt. Den er med i sikkerhedskopierne;
  gem også en kopi af den et andet sted.
- Adgangssætningen skal skrives, hver gang programmet åbnes. Det tager omkring
  et halvt sekund og 128 MB hukommelse.
- Filerne fylder en tredjedel mere. Er en fil beskadiget, kan kun det, der står
  før skaden, læses.
- Ikke krypteret: board.toml, config.toml, filernes navne (dato, forum, nummer),
  størrelse og tid, og alt, der forlader mappen: referater og kalenderfiler.
- Sikkerhedskopier fra før er stadig i klartekst, og en disk kan gemme på det,
  der er slettet. Kryptér også disken.
Luk andre vinduer med Enighed først. Fortryd med Ctrl+C.""",
    "encrypt.done": "Krypteret: {held}. Gem nu en kopi af key.json et andet sted",
    "encrypt.already": "Alt er krypteret allerede",
    "encrypt.not_begun": "Intet er krypteret. Ret det, og kør enighed encrypt igen",
    "encrypt.stopped": "Krypteringen er IKKE færdig, men mappen kan åbnes. Ret det, og kør enighed encrypt igen",
    "encrypt.in_the_way": "{meeting}: {why}",
    "encrypt.plain.folder": "Stadig i klartekst: filerne i {path}. Slet dem, der ikke længere skal bruges",
    "encrypt.plain.backups": "Stadig i klartekst: tidligere sikkerhedskopier i {path}. Slet dem, når en ny er taget",
    "encrypt.plain.file": "Stadig i klartekst: {path}. Den hører ikke til her – flyt eller slet den",
    "decrypt.cost": """Alt lægges tilbage i klartekst, og enhver, der har mappen, kan læse det:
{home}
Fortryd med Ctrl+C.""",
    "decrypt.plain": "Mappen er ikke krypteret. Intet er ændret",
    "decrypt.done": "I klartekst igen: {held}. Sikkerhedskopier fra før kræver stadig adgangssætningen. Nøglen ligger i key.json.opened-1, hvis en krypteret fil dukker op",
    "decrypt.not_begun": "Intet er ændret. Ret det, og kør enighed decrypt igen",
    "decrypt.stopped": "Ikke færdig, men mappen kan åbnes. Ret det, eller flyt filen ud af mappen, og kør enighed decrypt igen",
    "passphrase.ask": "Adgangssætning: ",
    "passphrase.new": "Ny adgangssætning: ",
    "passphrase.repeat": "Samme igen: ",
    "passphrase.again": "Adgangssætningen passer ikke – prøv igen",
    "passphrase.sealing": "Krypteringen blev ikke færdig. Kør enighed encrypt, når der er tid",
    "passphrase.opening": "Mappen er ved at blive lagt tilbage i klartekst. Kør enighed decrypt, når der er tid – eller enighed encrypt",
    "passphrase.short": "den er for kort: mindst {n} tegn, fx fire-fem ord",
    "passphrase.different": "de to var ikke ens",
    "passphrase.not_chosen": "Ingen adgangssætning er valgt: {why}. Intet er ændret",
    "passphrase.none": "Ingen adgangssætning. Intet er åbnet, og intet er ændret",
    "passphrase.not_utf8": "Adgangssætningen er ikke UTF-8. Intet er åbnet – gem den som UTF-8",
    "passphrase.no_terminal.new": "Den nye adgangssætning skal skrives i en terminal. Sæt ellers {variable} eller {variable}_FILE",
    "passphrase.no_terminal": "Mappen er krypteret, og her er ingen terminal at spørge i. Intet er åbnet. Sæt {variable} eller {variable}_FILE",
    "passphrase.changed": "Adgangssætningen er skiftet. Tidligere sikkerhedskopier åbnes stadig med den gamle. Kender andre den, så kør enighed decrypt og enighed encrypt for at få en ny nøgle",
    "not_unlocked.passphrase": "Adgangssætningen passer ikke. Intet er åbnet, og intet er ændret",
    "not_unlocked.library": 'Den del af programmet, der krypterer, er ikke installeret. Intet er ændret. Kør: pip install "enighed[encryption]"',
    "not_unlocked.memory": "Der er ikke hukommelse nok til at åbne mappen (128 MB). Luk noget, og prøv igen",
    "not_unlocked.busy": "Et andet program er ved at ændre mappens kryptering. Vent, og prøv igen",
    "not_unlocked.damaged": "{path} er beskadiget, og uden den kan intet åbnes. Læg den tilbage fra en sikkerhedskopi. Intet er ændret",
    "not_unlocked.gone": "{path} mangler, og uden den kan intet åbnes. De krypterede filer er urørt. Den er med i hver sikkerhedskopi af den krypterede mappe: enighed restore KOPI --into NY-MAPPE – og læg key.json tilbage i mappen. Efter enighed decrypt ligger den i mappen som key.json.opened-1 – omdøb den",
    "check.no_key": "key.json mangler, og uden den kan de krypterede filer ({n}) ikke åbnes. Den er med i hver sikkerhedskopi af den krypterede mappe: enighed restore KOPI --into NY-MAPPE – og læg key.json tilbage i mappen. Efter enighed decrypt ligger den i mappen som key.json.opened-1 – omdøb den",
    "home.no_key": "key.json mangler i {folder}, og uden den kan de krypterede møder ikke læses. Den er med i hver sikkerhedskopi: læg den tilbage i mappen, og åbn programmet igen",
    "unreadable.sealed": "{path} er krypteret. Åbn programmet igen, og skriv adgangssætningen. Mangler key.json, så læg den tilbage fra en sikkerhedskopi",
    "unreadable.other_key": "{path} er krypteret med en anden nøgle end mappens. Åbn programmet igen; hjælper det ikke, så hent filen fra en sikkerhedskopi",
    "unreadable.elsewhere": "{path} er krypteret under et andet navn eller i en anden mappe. Giv filen sit navn tilbage. Intet er ændret",
    "unreadable.plain": "{path} er ikke krypteret, men det er resten af mappen. Åbn programmet igen; er filen jeres, så kør enighed encrypt",
    "not_saved.sealed": "IKKE GEMT: mappen er krypteret. Luk programmet, og åbn det igen. Mangler key.json, så læg den tilbage fra en sikkerhedskopi",
    "not_saved.other_key": "IKKE GEMT: mappens nøgle er en anden nu. Luk programmet, og åbn det igen",
    "not_saved.elsewhere": "IKKE GEMT: der ligger en anden fil på mødets plads ({path}). Luk, og åbn igen",
    "not_saved.plain": "IKKE GEMT: der ligger en ukrypteret fil på mødets plads ({path}). Luk, og kør enighed encrypt",
    "os.sealed": "den er krypteret, og mappen er ikke åbnet med en adgangssætning",
    "os.other_key": "den er krypteret med en anden nøgle",
    "os.elsewhere": "den er krypteret under et andet navn",
    "os.plain": "den er ikke krypteret, men det er resten af mappen – kør enighed encrypt",
}
