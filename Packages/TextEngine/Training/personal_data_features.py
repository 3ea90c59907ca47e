"""What the tagger sees of a text: tokens, hits of the scanners, numbers for each token, keys of features.

Sources/TextEngine/PersonalData does the same in Swift; the two must agree to the bit, so everything here is plain
arithmetic on scalars and 32-bit numbers.
"""
import numpy

OTHER, SPACE, DIGIT, LETTER = range(4)
FIRST, LAST, CITY, CITY_PART, COUNTRY, STATE, NRP, ORDINARY, JOB, TITLE, ORG_END, STREET, TIME, ORG = (1 << i for i in range(14))

KEYWORDS = {
    1: "phone tel telephone mobile cell cellphone fax call calls called calling text texting ring desk whatsapp dial contact",
    2: "card cards visa mastercard amex cc credit debit",
    3: "ssn social",
    4: "license licence licenses driver drivers driving dl",
    5: "zip postcode postal postcodes zipcode",
    6: "age aged ages turn turns turned turning",
    7: "born birthday birth dob date since",
    8: "address street avenue road lives live lived living apt suite box deliver send sent ship house corner",
    9: "order invoice ticket case reference ref version article section page chapter room gate line",
}
KEYWORD = {word: number for number, words in KEYWORDS.items() for word in words.split()}
DOMAIN_ENDS = set("com org net edu gov info biz io eu uk de fr es nl dk se pl cz hu jp au br ru cn ch at fi pt gr ie nz ca".split())
CARD_STARTS = {
    12: ("5018", "5020", "5038", "5893", "6304", "6759", "6761", "6762", "6763", "0604", "56", "57", "58"), 13: ("4",),
    14: ("36", "38", "300", "301", "302", "303", "304", "305"), 15: ("34", "37", "2131", "1800"),
    16: ("4", "51", "52", "53", "54", "55", "22", "23", "24", "25", "26", "27", "35", "6011", "64", "65", "62", "50"),
    19: ("4", "62", "6011", "65"),
}


def kind(scalar):
    if scalar < 0x80:
        if 48 <= scalar <= 57:
            return DIGIT
        if 65 <= scalar <= 90 or 97 <= scalar <= 122:
            return LETTER
        return SPACE if scalar == 32 or 9 <= scalar <= 13 else OTHER
    if scalar in (0x85, 0xA0, 0x1680, 0x202F, 0x205F, 0x3000) or 0x2000 <= scalar <= 0x200A or 0x2028 <= scalar <= 0x2029:
        return SPACE
    if scalar < 0xC0:
        return LETTER if scalar in (0xAA, 0xB5, 0xBA) else OTHER
    if scalar in (0xD7, 0xF7):
        return OTHER
    if 0x2000 <= scalar <= 0x2BFF:
        return LETTER if scalar in (0x2126, 0x2206) else OTHER
    if (0x3000 <= scalar <= 0x303F or 0xE000 <= scalar <= 0xF8FF or 0xFE00 <= scalar <= 0xFE6F or 0xFF00 <= scalar <= 0xFF20
            or 0xFF5B <= scalar <= 0xFF65 or 0xFFF0 <= scalar <= 0xFFFF or 0x1F000 <= scalar <= 0x1FAFF or scalar >= 0xE0000):
        return OTHER
    return LETTER


def lowered(scalar):
    """Small letter of Latin, Greek and Cyrillic capitals."""
    if scalar < 0x80:
        return scalar + 32 if 65 <= scalar <= 90 else scalar
    if scalar < 0x180:
        if 0xC0 <= scalar <= 0xDE and scalar != 0xD7:
            return scalar + 32
        if scalar == 0x178:
            return 0xFF
        if 0x100 <= scalar <= 0x137 or 0x14A <= scalar <= 0x177:
            return scalar | 1 if scalar != 0x130 else 0x69
        if 0x139 <= scalar <= 0x148 or 0x179 <= scalar <= 0x17E:
            return scalar + (scalar & 1)
        return scalar
    if 0x386 <= scalar <= 0x3AB:
        if scalar == 0x386:
            return 0x3AC
        if 0x388 <= scalar <= 0x38A:
            return scalar + 37
        if scalar == 0x38C:
            return 0x3CC
        if scalar in (0x38E, 0x38F):
            return scalar + 63
        return scalar + 32 if scalar >= 0x391 and scalar != 0x3A2 else scalar
    if 0x400 <= scalar <= 0x40F:
        return scalar + 80
    if 0x410 <= scalar <= 0x42F:
        return scalar + 32
    if 0x1E00 <= scalar <= 0x1EFF:
        return scalar | 1 if scalar < 0x1E96 or scalar > 0x1E9F else scalar
    return scalar


def fnv(scalars):
    """FNV-1a over the scalars' numbers."""
    value = 0x811C9DC5
    for scalar in scalars:
        value = ((value ^ scalar) * 0x01000193) & 0xFFFFFFFF
    return value


def word_hash(word):
    return fnv([lowered(ord(letter)) for letter in word])


class Text:
    """A text's scalars with their kinds; what the scanners and the tokens are made from."""

    def __init__(self, text):
        self.scalars = [ord(letter) for letter in text]
        self.kinds = [kind(scalar) for scalar in self.scalars]
        self.hits = hits(self)
        self.tokens = tokens(self)


# Scanners

def hits(text):
    """(start, end, type) of what proves itself, in order."""
    found, at, count = [], 0, len(text.scalars)
    while at < count:
        hit = None
        if text.kinds[at] in (DIGIT, LETTER) and (at == 0 or text.kinds[at - 1] not in (DIGIT, LETTER)):
            end = piece_end(text, at)
            hit = mail(text, at, end) or address(text, at, end) or machine(text, at, end) or account(text, at) or card(text, at)
        if hit:
            found.append(hit)
            at = hit[1]
        else:
            at += 1
    return found


def piece_end(text, at):
    """The next white space, at most 300 further."""
    end = at
    while end < len(text.kinds) and end - at < 300 and text.kinds[end] != SPACE:
        end += 1
    return end


def is_mail_mark(scalar):
    return scalar in (0x2E, 0x5F, 0x25, 0x2B, 0x2D)


def mail(text, at, end):
    mark = at
    while mark < end and mark - at <= 64 and (text.kinds[mark] in (DIGIT, LETTER) or is_mail_mark(text.scalars[mark])):
        mark += 1
    if mark >= end or text.scalars[mark] != 0x40:
        return None
    stop = host_end(text, mark + 1, end)
    return (at, stop, "EMAIL_ADDRESS") if stop else None


def host_end(text, at, end):
    """Where a host's name ends that has a dot and ends in two letters or more; 0 if none does."""
    best, label, dots = 0, at, 0
    for place in range(at, end + 1):
        inside = place < end and (text.kinds[place] in (DIGIT, LETTER) or text.scalars[place] == 0x2D)
        if inside:
            continue
        if place == label:
            break
        if dots and place - label >= 2 and all(text.kinds[i] == LETTER for i in range(label, place)):
            best = place
        if place < end and text.scalars[place] == 0x2E:
            dots, label = dots + 1, place + 1
        else:
            break
    return best


def starts(text, at, word):
    return all(at + i < len(text.scalars) and lowered(text.scalars[at + i]) == ord(letter) for i, letter in enumerate(word))


def address(text, at, end):
    if starts(text, at, "http://") or starts(text, at, "https://") or starts(text, at, "www."):
        stop = at
        while stop < end and text.scalars[stop] not in (0x22, 0x3C, 0x3E, 0x201C, 0x201D):
            stop += 1
        while stop > at and text.scalars[stop - 1] in (0x2E, 0x2C, 0x3B, 0x3A, 0x21, 0x3F, 0x29, 0x27, 0x5D):
            stop -= 1
        return (at, stop, "DOMAIN_NAME") if stop - at > 7 else None
    if at > 0 and text.scalars[at - 1] in (0x40, 0x2E, 0x2F, 0x2D):
        return None
    stop = host_end(text, at, end)
    if not stop:
        return None
    dot = stop - 1
    while text.scalars[dot] != 0x2E:
        dot -= 1
    last = "".join(chr(scalar) for scalar in text.scalars[dot + 1:stop])
    return (at, stop, "DOMAIN_NAME") if last in DOMAIN_ENDS else None


def machine(text, at, end):
    """IP addresses of both versions."""
    if at > 0 and text.scalars[at - 1] in (0x2E, 0x3A):
        return None
    stop = at
    while stop < end and (is_hexadecimal(text.scalars[stop]) or text.scalars[stop] in (0x2E, 0x3A)):
        stop += 1
    while stop > at and text.scalars[stop - 1] in (0x2E, 0x3A):
        stop -= 1
    if stop < end and text.kinds[stop] in (DIGIT, LETTER):
        return None
    word = "".join(chr(scalar) for scalar in text.scalars[at:stop])
    four = word.split(".")
    if len(four) == 4 and all(part.isdigit() and len(part) <= 3 and int(part) < 256 for part in four):
        return at, stop, "IP_ADDRESS"
    groups = word.split(":")
    if "." in word or any(len(group) > 4 for group in groups):
        return None
    empty = sum(not group for group in groups)
    if (len(groups) == 8 and not empty) or (3 <= len(groups) <= 8 and empty == 1 and any(map(str.isalpha, word))):
        return at, stop, "IP_ADDRESS"
    return None


def is_hexadecimal(scalar):
    return 48 <= scalar <= 57 or 65 <= scalar <= 70 or 97 <= scalar <= 102


def account(text, at):
    """An IBAN in one piece or in groups of at most four with one space between."""
    if not (at + 4 <= len(text.kinds) and [text.kinds[at + i] for i in range(4)] == [LETTER, LETTER, DIGIT, DIGIT]):
        return None
    compact, best, place, group = "", None, at, 0
    while place < len(text.kinds) and len(compact) < 34:
        if text.kinds[place] in (DIGIT, LETTER) and text.scalars[place] < 0x80:
            compact += chr(lowered(text.scalars[place]))
            place, group = place + 1, group + 1
            if (place == len(text.kinds) or text.kinds[place] not in (DIGIT, LETTER)) and is_account(compact):
                best = (at, place, "IBAN_CODE")
        elif text.scalars[place] == 32 and group == 4:
            place, group = place + 1, 0
        else:
            break
    return best


def is_account(compact):
    if not 15 <= len(compact) <= 34:
        return False
    return int("".join(str(int(letter, 36)) for letter in compact[4:] + compact[:4])) % 97 == 1


def card(text, at):
    """Twelve to nineteen digits in one piece, or in groups with one kind of mark between."""
    digits, place, mark, group = "", at, None, 0
    while place < len(text.kinds) and len(digits) <= 19:
        if text.kinds[place] == DIGIT:
            digits += chr(text.scalars[place])
            group += 1
        elif text.scalars[place] in (0x20, 0x2D) and group >= 4 and text.scalars[place] == (mark or text.scalars[place]) \
                and place + 1 < len(text.kinds) and text.kinds[place + 1] == DIGIT:
            mark, group = text.scalars[place], 0
        else:
            break
        place += 1
    if place < len(text.kinds) and text.kinds[place] in (DIGIT, LETTER):
        return None
    return (at, place, "CREDIT_CARD") if is_card(digits) else None


def is_card(digits):
    if not digits.startswith(CARD_STARTS.get(len(digits), ("x",))):
        return False
    doubled = [sum(divmod(int(digit) * (2 if place % 2 else 1), 10)) for place, digit in enumerate(reversed(digits))]
    return sum(doubled) % 10 == 0


HIT_TYPES = ["EMAIL_ADDRESS", "DOMAIN_NAME", "IP_ADDRESS", "IBAN_CODE", "CREDIT_CARD"]


# Tokens

def tokens(text):
    """(start, end, kind) of words, numbers, marks (alike ones together) and hits (kind 10 and more)."""
    found, at, hit = [], 0, 0
    kinds, scalars = text.kinds, text.scalars
    while at < len(kinds):
        if hit < len(text.hits) and text.hits[hit][0] == at:
            start, end, name = text.hits[hit]
            found.append((start, end, 10 + HIT_TYPES.index(name)))
            at, hit = end, hit + 1
            continue
        if kinds[at] == SPACE:
            at += 1
            continue
        end = at + 1
        while end < len(kinds) and kinds[end] == kinds[at] and (kinds[at] != OTHER or scalars[end] == scalars[at]) \
                and not (hit < len(text.hits) and text.hits[hit][0] == end):
            end += 1
        found.append((at, end, kinds[at]))
        at = end
    return found


# Numbers for each token

ATTRIBUTES = "word shape pre2 pre3 suf2 suf3 suf4 suf5 gaz tight loose key gap first case".split()


def attributes(text, lists):
    """A row of ATTRIBUTES for each token, 32-bit each. `lists`: word hash → bits."""
    rows = [[0] * len(ATTRIBUTES) for _ in text.tokens]
    chunks(text, rows)
    letters = lower = 0
    for row, (start, end, what) in zip(rows, text.tokens):
        scalars = text.scalars[start:end]
        low = [lowered(scalar) for scalar in scalars]
        if what == LETTER:
            row[0] = fnv(low)
            row[1] = letter_shape(scalars, low)
            row[2], row[3] = fnv(low[:2]), fnv(low[:3])
            row[4], row[5], row[6], row[7] = (fnv(low[-n:]) for n in (2, 3, 4, 5))
            row[8] = lists.get(row[0], 0)
            letters += 1
            lower += low[0] == scalars[0]
        elif what == DIGIT:
            row[0] = row[1] = number_class(scalars)
        else:
            row[0] = row[1] = 0x40000 + what if what >= 10 else 0x80000 + scalars[0]
    case = 1 if lower == letters else 2 if lower == 0 and letters > 2 else 0
    context(text, rows, case)
    return rows


def letter_shape(scalars, low):
    upper = sum(a != b for a, b in zip(scalars, low))
    if upper == 0:
        shape = 1
    elif len(scalars) == 1:
        shape = 3
    elif upper == len(scalars):
        shape = 4
    elif upper == 1 and scalars[0] != low[0]:
        shape = 2
    else:
        shape = 5
    return shape + (8 if any(scalar >= 0x80 for scalar in scalars) else 0)


def number_class(scalars):
    """Length, and for short ones what it may be: a day, a month, a year."""
    value = 0
    for scalar in scalars[:4]:
        value = value * 10 + scalar - 48
    length = min(len(scalars), 20)
    if length <= 2:
        extra = 1 if value <= 12 else 2 if value <= 31 else 3
    elif length == 4:
        extra = 1 if 1900 <= value <= 2039 else 0
    else:
        extra = 0
    return 0x1000 + length * 8 + extra + (4 if scalars[0] == 48 else 0)


def is_number_mark(scalar):
    return scalar in (0x2D, 0x2E, 0x2F, 0x3A, 0x28, 0x29, 0x2B)


def chunks(text, rows):
    """For each digit token a hash of the lengths and marks of the numbers around it: without spaces, and with."""
    for column, spaces in ((9, False), (10, True)):
        at = 0
        while at < len(text.tokens):
            if not in_chunk(text, at):
                at += 1
                continue
            end = at + 1
            while end < len(text.tokens) and in_chunk(text, end) and joined(text, end, spaces):
                end += 1
            marks = []
            for start, stop, what in text.tokens[at:min(end, at + 16)]:
                marks.append(stop - start if what == DIGIT else text.scalars[start])
                if spaces and stop < len(text.kinds) and text.kinds[stop] == SPACE:
                    marks.append(32)
            value = fnv(marks)
            for index in range(at, end):
                rows[index][column] = value
            at = end


def in_chunk(text, index):
    start, _, what = text.tokens[index]
    return what == DIGIT or (what == OTHER and is_number_mark(text.scalars[start]))


def joined(text, index, spaces):
    gap = text.tokens[index][0] - text.tokens[index - 1][1]
    return gap == 0 or (spaces and gap == 1 and text.scalars[text.tokens[index][0] - 1] == 32)


def context(text, rows, case):
    """The last key word before each token, the gap before it, whether a sentence begins with it."""
    key = distance = 0
    begins, end = 1, 0
    for row, (start, stop, what) in zip(rows, text.tokens):
        row[11] = key if distance < 8 else 0
        breaks = any(text.scalars[i] == 10 for i in range(end, start))
        row[12] = 2 if breaks else 1 if start > end else 0
        row[13] = 1 if begins or breaks else 0
        row[14] = case
        if what == LETTER and row[0] in KEYWORD_HASHES:
            key, distance = KEYWORD_HASHES[row[0]], 0
        else:
            distance += 1
        mark = text.scalars[start]
        if what == OTHER:
            begins = 1 if mark in (0x2E, 0x21, 0x3F, 0x2026) else begins and not mark == 0x2C
        else:
            begins = 0
        end = stop


def ages(text, rows):
    """Tokens that are an age by the words around them: "37-year-old", "37 y/o", "aged 37", "at the age of 37"."""
    found = set()
    words = [row[0] if token[2] == LETTER else -1 if token[2] != OTHER else 0 for row, token in zip(rows, text.tokens)]
    for index, (start, end, what) in enumerate(text.tokens):
        if what != DIGIT or not 1 <= end - start <= 3 or not 1 <= int("".join(map(chr, text.scalars[start:end]))) <= 119:
            continue
        after = [word for word in words[index + 1:index + 6] if word]
        before = [word for word in words[max(0, index - 3):index] if word]
        old = after[:1] and after[0] in YEARS and (after[1:2] and after[1] in OLD or after[1:3] == OF_AGE)
        short = after[:1] and after[0] in SHORT or after[:2] == Y_O
        if ((old or short) and not (after[2:3] and after[2] in THINGS)) or before[-1:] == AGED or before[-2:] in (AGE_OF, AT_AGE):
            if index == 0 or not (text.tokens[index - 1][2] == OTHER and start == text.tokens[index - 1][1]
                                  and text.scalars[start - 1] in (0x2D, 0x2E, 0x2C, 0x2F)):
                found.add(index)
    return found


YEARS = {word_hash(word) for word in "year years yr yrs".split()}
OLD = {word_hash("old")}
SHORT = {word_hash("yo")}
OF_AGE, Y_O, AGED = [[word_hash(word) for word in words.split()] for words in ("of age", "y o", "aged")]
AGE_OF, AT_AGE = [[word_hash(word) for word in words.split()] for words in ("age of", "at age")]
THINGS = {word_hash(word) for word in "company firm business brand building house bridge plant factory car ship tree tradition".split()}
KEYWORD_HASHES = {word_hash(word): number for word, number in KEYWORD.items()}

# Features: attributes at places relative to the token.
W, S, P2, P3, S2, S3, S4, S5, G, T, L, K, GAP, F, C = range(15)
TEMPLATES = [
    [(W, 0)], [(W, -1)], [(W, 1)], [(W, -2)], [(W, 2)], [(W, -3)], [(W, 3)],
    [(W, -1), (W, 0)], [(W, 0), (W, 1)], [(W, -2), (W, -1)], [(W, 1), (W, 2)], [(W, -1), (W, 1)],
    [(S, 0)], [(S, -1)], [(S, 1)], [(S, -1), (S, 0)], [(S, 0), (S, 1)], [(S, -1), (S, 0), (S, 1)], [(S, 0), (S, 1), (S, 2)],
    [(S, -2), (S, -1), (S, 0)],
    [(P2, 0)], [(P3, 0)], [(S2, 0)], [(S3, 0)], [(S4, 0)], [(S5, 0)], [(S3, -1)], [(S3, 1)], [(S3, 0), (S, 0)],
    [(G, 0)], [(G, -1)], [(G, 1)], [(G, 0), (S, 0)], [(G, -1), (G, 0)], [(G, 0), (G, 1)], [(G, 0), (W, -1)], [(G, 0), (W, 1)],
    [(S, 0), (W, -1)], [(S, 0), (W, 1)], [(S, 0), (W, -2), (W, -1)], [(S, 0), (W, 1), (W, 2)],
    [(G, 0), (S, 0), (F, 0)], [(G, 0), (C, 0)], [(G, 0), (S, 0), (S, 1)], [(G, 0), (S, 0), (S, -1)],
    [(T, 0), (S, 0)], [(L, 0), (S, 0)], [(T, 0), (W, -1)], [(T, 0), (W, 1)], [(T, 0), (K, 0)], [(L, 0), (K, 0)],
    [(S, 0), (K, 0)], [(S, -1), (S, 0), (K, 0)],
    [(GAP, 0), (S, 0)], [(GAP, 0), (GAP, 1), (S, 0)], [(W, -1), (S, 0), (S, 1)], [(G, -1), (G, 0), (G, 1)], [(G, 2), (G, 1), (S, 0)],
]
# What stands before and after a text.
EDGE = 0x20000


def keys(rows):
    """Features' keys: tokens × TEMPLATES, uint32."""
    count = len(rows)
    padded = numpy.full((count + 6, len(ATTRIBUTES)), EDGE, dtype=numpy.uint32)
    padded[3:count + 3] = numpy.array(rows, dtype=numpy.uint32).reshape(count, len(ATTRIBUTES))
    columns = []
    with numpy.errstate(over="ignore"):
        for number, template in enumerate(TEMPLATES):
            value = numpy.full(count, ((number + 1) * 0x9E3779B1) & 0xFFFFFFFF, dtype=numpy.uint32)
            for attribute, place in template:
                value = (value ^ padded[3 + place:3 + place + count, attribute]) * numpy.uint32(0x85EBCA6B)
                value ^= value >> numpy.uint32(15)
            columns.append(value)
    return numpy.stack(columns, axis=1)
