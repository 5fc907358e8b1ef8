"""Encryption of the folder: what it costs, what it asks, and what stands in the way."""

TEXTS: dict[str, str] = {
    "cli.help.encrypt": "encrypt the whole folder with a passphrase; what it costs is said first",
    "cli.help.decrypt": "put the folder back into plain text",
    "cli.help.passphrase": "change the passphrase",
    "cli.about.encryption": "encryption",
    "cli.about.encrypted": "yes",
    "cli.about.plain": "no",
    "cli.about.shut": "yes. {why}",
    "encrypt.cost": """Meetings, drafts and seals are encrypted (AES-256-GCM) with a passphrase:
{home}
- IF THE PASSPHRASE IS FORGOTTEN, THE MEETINGS ARE LOST. Nobody can open them
  without it. Write it down and keep it somewhere safe.
- If the file key.json is lost, the meetings are lost too. It is in every
  backup; keep another copy elsewhere as well.
- The passphrase is asked for whenever the program is opened. That takes about
  half a second and 128 MB of memory.
- Files grow by a third. If a file is damaged, only what stands before the
  damage can be read.
- Not encrypted: board.toml, config.toml, the files' names (date, forum,
  number), sizes and times, and what leaves the folder: minutes, calendar files.
- Earlier backups stay in plain text, and a disk may keep what was deleted.
  Encrypt the disk as well.
Close other windows of Enighed first. Ctrl+C to leave it.""",
    "encrypt.done": "Encrypted: {held}. Keep a copy of key.json elsewhere now",
    "encrypt.already": "Everything is encrypted already",
    "encrypt.not_begun": "Nothing was encrypted. Put it right and run enighed encrypt again",
    "encrypt.stopped": "The encryption is NOT finished, but the folder opens. Put it right and run enighed encrypt again",
    "encrypt.in_the_way": "{meeting}: {why}",
    "encrypt.plain.folder": "Still in plain text: the files in {path}. Delete those that are no longer needed",
    "encrypt.plain.backups": "Still in plain text: earlier backups in {path}. Delete them once a new one is made",
    "encrypt.plain.file": "Still in plain text: {path}. It does not belong here – move or delete it",
    "decrypt.cost": """Everything is put back into plain text, and whoever has the folder can read it:
{home}
Ctrl+C to leave it.""",
    "decrypt.plain": "The folder is not encrypted. Nothing was changed",
    "decrypt.done": "In plain text again: {held}. Earlier backups still need the passphrase. The key lies in key.json.opened-1, should an encrypted file turn up",
    "decrypt.not_begun": "Nothing was changed. Put it right and run enighed decrypt again",
    "decrypt.stopped": "Not finished, but the folder opens. Put it right, or move the file out of the folder, and run enighed decrypt again",
    "passphrase.ask": "Passphrase: ",
    "passphrase.new": "New passphrase: ",
    "passphrase.repeat": "Once more: ",
    "passphrase.again": "That is not the passphrase – try again",
    "passphrase.sealing": "The encryption was not finished. Run enighed encrypt when there is time",
    "passphrase.opening": "The folder is being put back into plain text. Run enighed decrypt when there is time – or enighed encrypt",
    "passphrase.short": "it is too short: at least {n} characters, four or five words say",
    "passphrase.different": "the two were not the same",
    "passphrase.not_chosen": "No passphrase was chosen: {why}. Nothing was changed",
    "passphrase.none": "No passphrase. Nothing was opened and nothing changed",
    "passphrase.not_utf8": "The passphrase is not UTF-8. Nothing was opened – save it as UTF-8",
    "passphrase.no_terminal.new": "The new passphrase is to be typed at a terminal. Else set {variable} or {variable}_FILE",
    "passphrase.no_terminal": "The folder is encrypted and there is no terminal to ask in. Nothing was opened. Set {variable} or {variable}_FILE",
    "passphrase.changed": "The passphrase is changed. Earlier backups still open with the old one. If others know it, run enighed decrypt and enighed encrypt for a new key",
    "not_unlocked.passphrase": "That is not the passphrase. Nothing was opened and nothing changed",
    "not_unlocked.library": 'The part of the program that encrypts is not installed. Nothing was changed. Run: pip install "enighed[encryption]"',
    "not_unlocked.memory": "There is not enough memory to open the folder (128 MB). Close something and try again",
    "not_unlocked.busy": "Another program is changing how the folder is encrypted. Wait and try again",
    "not_unlocked.damaged": "{path} is damaged, and nothing can be opened without it. Put it back from a backup. Nothing was changed",
    "not_unlocked.gone": "{path} is missing, and nothing can be opened without it. The encrypted files are untouched. Every backup of the encrypted folder has it: enighed restore BACKUP --into NEW-FOLDER – and put key.json back into the folder. After enighed decrypt it lies in the folder as key.json.opened-1 – rename it",
    "check.no_key": "key.json is missing, and without it the encrypted files ({n}) cannot be opened. Every backup of the encrypted folder has it: enighed restore BACKUP --into NEW-FOLDER – and put key.json back into the folder. After enighed decrypt it lies in the folder as key.json.opened-1 – rename it",
    "home.no_key": "key.json is missing in {folder}, and without it the encrypted meetings cannot be read. Every backup has it: put it back into the folder, and open the program again",
    "unreadable.sealed": "{path} is encrypted. Open the program again and give the passphrase. If key.json is missing, put it back from a backup",
    "unreadable.other_key": "{path} is encrypted with another key than the folder's. Open the program again; if that does not help, get the file from a backup",
    "unreadable.elsewhere": "{path} is encrypted under another name or in another folder. Give the file its name back. Nothing was changed",
    "unreadable.plain": "{path} is not encrypted, but the rest of the folder is. Open the program again; if the file is yours, run enighed encrypt",
    "not_saved.sealed": "NOT SAVED: the folder is encrypted. Close the program and open it again. If key.json is missing, put it back from a backup",
    "not_saved.other_key": "NOT SAVED: the folder's key is another now. Close the program and open it again",
    "not_saved.elsewhere": "NOT SAVED: another file lies in the meeting's place ({path}). Close and open again",
    "not_saved.plain": "NOT SAVED: a file that is not encrypted lies in the meeting's place ({path}). Close and run enighed encrypt",
    "os.sealed": "it is encrypted and the folder was not opened with a passphrase",
    "os.other_key": "it is encrypted with another key",
    "os.elsewhere": "it is encrypted under another name",
    "os.plain": "it is not encrypted, but the rest of the folder is – run enighed encrypt",
}
