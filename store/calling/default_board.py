"""The board a new user begins with: the seed's, by title and without names, as the file he may change."""

DEFAULT_BOARD_TOML = """\
# Direktionen, som Enighed kender den. Ret i filen med en almindelig teksteditor, og gem den.
# Det, der står efter #, er kun til mennesker. Møder, der er indkaldt, ændrer sig ikke.

# Kommunens navn, som det skal stå øverst i dagsorden og referat.
organisation = ""

# Hver person har sit afsnit.
#   initialer  mindst to tegn, ingen mellemrum; ingen to må have de samme
#   titel      den, der er kommunaldirektør, beslutter, når der ikke er enighed
#   rolle      medlem, fast_deltager, referent eller borgmester (uden rolle: medlem)
#   navn, fra og til kan udelades:   navn = "..."   fra = 2026-01-01   til = 2026-12-31

[[person]]
initialer = "KD"
titel = "kommunaldirektør"

[[person]]
initialer = "ØP"
titel = "økonomi- og personaledirektør"

[[person]]
initialer = "BU"
titel = "direktør for Børn og Unge"

[[person]]
initialer = "SO"
titel = "direktør for Social og Sundhed"

[[person]]
initialer = "TM"
titel = "direktør for Teknik og Miljø"

[[person]]
initialer = "BE"
titel = "direktør for Beskæftigelse og Borgerservice"

[[person]]
initialer = "REF"
titel = "direktionssekretær"
rolle = "referent"

[[person]]
initialer = "BM"
titel = "borgmester"
rolle = "borgmester"

# Hvert mødeforum har sit afsnit. Det første er det, Enighed foreslår.
#   dag              ugedagen; på en helligdag springes mødet over
#   start og slut    klokkeslæt, som "12.00"
#   uger_imellem     1 er hver uge, 2 hver anden uge
#   afsnit           de faste overskrifter, i rækkefølge
#   dagsorden        false: mødet holdes uden dagsorden
#   beslutter        false: der træffes ikke beslutninger
#   borgmester       true: borgmesteren deltager i hele mødet

[[forum]]
navn = "Direktionen"
dag = "onsdag"
start = "12.00"
slut = "15.00"
uger_imellem = 1
afsnit = ["temaer", "drift", "eventuelt"]
dagsorden = true
beslutter = true
borgmester = false

[[forum]]
navn = "Politikkoordination"
dag = "mandag"
start = "8.15"
slut = "9.30"
uger_imellem = 1
afsnit = ["koordinering", "udvalgssager", "orientering", "initiativer"]
dagsorden = false
beslutter = false
borgmester = true
"""
