#!/usr/bin/env python3
"""Derives gazetteer rows from public lists and merges them into lexicons/*.tsv.

  scripts/build_gazetteers.py SOURCES [--lexicons DIR] [--wordnet DIR] [--check]

SOURCES holds gazetteers/ (sp500.csv, nasdaq-listed-symbols.csv, simple-icons.json,
world-cities.csv, given_names.txt, surnames.txt) and text/*.txt.zst (running text,
for the frequency of a word in lower case; read through the zstd program).

Rows whose source cell names `own` were written by hand: they are kept, and at most
completed (a ticker, a legal name). All other rows are made anew, so a second run
changes nothing; of listed companies the sector and country are kept, which the list of
NASDAQ lacks. given_names.tsv and surnames.tsv have no source cell: there, a row
that the source list lacks counts as written by hand. --check only reports.
"""

import argparse
import collections
import csv
import json
import os
import re
import subprocess
import sys
import unicodedata

HEADERS = {
    'companies': 'name aliases weak_aliases kind ticker parent sector country '
                 'flags source',
    'products': 'name aliases weak_aliases company kind flags source',
    'people': 'name aliases company role status flags source',
    'organizations': 'name aliases weak_aliases kind country flags source',
    'places': 'name aliases kind country flags source',
    'given_names': 'name flags',
    'surnames': 'name flags',
}
HEADERS = {table: header.split() for table, header in HEADERS.items()}

TITLES = {
    'companies': ['Companies and their named units and brands.',
                  'Sources: own work; S&P 500 and NASDAQ lists (PDDL); '
                  'simple-icons (CC0).'],
    'products': ['Named software, services, devices, models, platforms.',
                 'Sources: own work; simple-icons (CC0; the marks belong to '
                 'their owners).'],
    'people': ['Executives, founders, investors and officials in tech news.',
               'Source: own work.'],
    'organizations': ['Public bodies, universities, nonprofits, courts, clubs.',
                      'Source: own work.'],
    'places': ['Countries, regions, cities.',
               'Sources: own work; GeoNames (CC BY 4.0).'],
    'given_names': ['Given names.', 'Sources: libpostal (MIT); own work.'],
    'surnames': ['Surnames.', 'Sources: libpostal (MIT); own work.'],
}

# What a security's name ends in when it isn't an operating company: "Artius II
# Acquisition Inc. - Units" is a blank-cheque shell, "Activision" is not.
NOT_OPERATING = re.compile(
    r'\b(ETF|ETN|Fund|Funds|Trust Preferred|Warrants?|Units?|Rights?|Notes?|'
    r'Debentures?|Preferred|Acquisitions?|SPAC|Blank Check|Index|Treasury|'
    r'Portfolio|Bond|Municipal|Income Trust|Test|TEST|Depositary Shares? each|'
    r'Capital Trust)\b|\b\d+(\.\d+)?%|'
    # Shells that do not call themselves so: "Churchill Capital Corp XI".
    r'\b(Capital|Investment|Equity|Investment Partners|Equity Partners|Financial|'
    r'Holdings|Company|Corporation|Partners)( Corp\.?)? ([IVX]{2,}|[VX])\b|'
    r'\bEquity Partners I\b|\bInvestment Corp I\b|\bGigCapital\d|\bMerger Corp|'
    r'^(Talon Capital|Pono Capital|Stellar V Capital|Karbon Capital|Aldabra 4|'
    r'Insight Digital Partners|KRAKacquisition|RMG ML Sports|Dynamix)\b')

LEGAL = re.compile(
    r'[, ]+(Inc\.?|Incorporated|Corp\.?|Corporation|Co\.?|Company|Companies|Ltd\.?|'
    r'Limited|plc|PLC|P\.L\.C\.|N\.?V\.?|S\.?A\.?|S\.?p\.?A\.?|AG|SE|A/S|ASA|AB|'
    r'L\.?P\.?|LLC|L\.L\.C\.|S\.?A\.?B\.? de C\.?V\.?|KGaA|Oyj|'
    r'\(publ\)|\([^)]*\)|B\.?V\.?|Public Limited|Pte\.?|Holdings?|Holding)$')

# Lower-cased in text for other reasons than being an ordinary word (addresses,
# verbs made from the name): "google it" is still Google.
NOT_ORDINARY = {'google', 'facebook', 'youtube', 'microsoft', 'linkedin', 'instagram',
                'whatsapp', 'wikipedia', 'paypal', 'iphone', 'ipad', 'github'}

# Given names that are ordinary words too; all other words are dropped from the
# source list, which holds entries such as "The" and "Market".
WORD_GIVEN_NAMES = set('''Will Mark Bill Grace May June April August Hope Faith Joy
Rose Jack Frank Drew Dale Dean Earl Grant Guy Rob Bob Pat Sue Penny Ruby Pearl Jade
Amber Crystal Dawn Eve Holly Iris Ivy Lily Daisy Violet Heather Hazel Olive Ginger
Rosemary Robin Jay Ray Roy Miles Chase Chance Mason Hunter Parker Carter Cooper
Taylor Tyler Tanner Porter Cliff Clay Glen Lane Reed Heath Brook Brooke Forest
Stone Storm Summer Autumn Skye Star Sunny Honor Patience Prudence Mercy Charity
Constance Felicity Harmony Melody Carol Gene Art Max Rich Rusty Buddy Chuck Dick
Harry Lance Herb Norm Pierce Wade Ward Duke King Prince Rex Victor Victoria Miller
Barb Bea Gay Mike Nick Peg Sally Sandy Scarlet Sherry Tiffany Tony Trace Van Vie
Basil Christian Colin Colon Josh Jasmine Myrtle Opal Paris Rod Sage Savannah Sonny
Spencer Sterling Stew Trey Viola Willow Wren Ali Amen Bo Chi Eddy Ham Han Hank Jimmy
Jean Jo Kay Kitty Lee Li Lu Mae Mo Molly Nan Pan Sky Su Tad Ty Un Wan Yang Young
Ash Bard Barry Bay Bishop Blaze Booker Branch Buck Bud Cole Dell Derby Dolly Elder
Ethel Fern Flora Gale Gill Hale Heather Henry Jet Jordan Judge Justice Ken Kit Kris
Lark Laurel Layne Leo Linden Lorry Marina Marshall Mick Mina Misty Neil Nova
Oliver Page Pax Pepper Perry Phoenix Piper Poppy Randy River Rocky Rowan Roman
Royal Saul Shiloh Sol Stella Teddy Terry Trinity Troy True Tucker Vance Vaughn Vera
Walker West Wilder Winter Woody Xena Zen Zion Ben Tim Tom Dan Don Ed Al Sam Ron Jim
Joe Ted Liv Maya Mia Ana Ada Eva Ida Isla Anna Emma Kai Noel Karen Martin Adam Ryan
Peter Eric Alan Daniel David James John Paul Steven Jess Angel Jesus Milan Florence
Ira Clement Frances Alma Erica Sharon Angelina Alexander Maria Jose Diego Juan Mac
Magnus Angela Veronica Ravi Raj Sun Ming Ping Jun Jin Yuan Ping Tai Lin Min Shin Ai
Mai Rain Dong Song Long Gang Bing Hong Bin Fan Tao Hu Lei Wen Bang Tong Ting Lan'''
                       .split())

# Words that a name list or gazetteer must never claim, whatever it says.
NEVER_NAMES = set('''The And Of In On At By For With From To As Is It A An Or If So But
Not No Yes All Any Each This That These Those He She They We You His Her Its Their Our
My Your Who What When Where Why How Inc Corp Ltd Company Mr Mrs Ms Dr Sir Monday
Tuesday Wednesday Thursday Friday Saturday Sunday January February March July
September October November December Day Week Month Year Market New Old Big First Last
Next Other University Street City Bank Group Internet Email Web Online News'''.split())

MONTHS = {'April', 'May', 'June', 'August', 'March', 'July', 'January'}

COUNTRY_FIX = {  # spellings of world-cities.csv that places.tsv doesn't list
    'Åland Islands': 'AX', 'Bolivia, Plurinational State of': 'BO',
    'Bonaire, Sint Eustatius and Saba': 'BQ', 'Cocos (Keeling) Islands': 'CC',
    'Congo, The Democratic Republic of the': 'CD', 'Falkland Islands (Malvinas)': 'FK',
    'Micronesia, Federated States of': 'FM', 'Hong Kong': 'HK',
    'Iran, Islamic Republic of': 'IR', "Korea, Democratic People's Republic of": 'KP',
    'Korea, Republic of': 'KR', 'Moldova, Republic of': 'MD',
    'Saint Martin (French part)': 'MF', 'Macao': 'MO', 'Palestine, State of': 'PS',
    'Saint Helena, Ascension and Tristan da Cunha': 'SH',
    'Sint Maarten (Dutch part)': 'SX', 'Taiwan, Province of China': 'TW',
    'Tanzania, United Republic of': 'TZ', 'Holy See (Vatican City State)': 'VA',
    'Venezuela, Bolivarian Republic of': 'VE', 'Virgin Islands, British': 'VG',
    'Virgin Islands, U.S.': 'VI', 'No country found for alpha-2 code: XK': 'XK'}


def Fold(text):
    """`text` without accents: "Warīsān" -> "Warisan"; letters outside ASCII that
    don't decompose become their usual Latin pair."""
    text = text.translate(str.maketrans({
        'ø': 'o', 'Ø': 'O', 'ł': 'l', 'Ł': 'L', 'đ': 'd', 'Đ': 'D', 'ß': 'ss',
        'æ': 'ae', 'Æ': 'Ae', 'œ': 'oe', 'Œ': 'Oe', 'ı': 'i', 'ð': 'd', 'Þ': 'Th',
        'þ': 'th', '’': "'", '‘': "'", 'ʻ': "'", 'ʼ': "'"}))
    return ''.join(c for c in unicodedata.normalize('NFKD', text)
                   if not unicodedata.combining(c))


def Key(name):
    return re.sub(r'[^a-z0-9+#&]+', ' ', Fold(name).lower()).strip()


class Words:
    """Knows which words are ordinary English."""

    def __init__(self, wordnet, text_dir):
        self.wordnet = set()
        for part in ('noun', 'verb', 'adj', 'adv'):
            with open(os.path.join(wordnet, 'data.' + part), encoding='utf-8') as f:
                for line in f:
                    if line.startswith('  '):
                        continue
                    cells = line.split()
                    for i in range(int(cells[3], 16)):
                        word = cells[4 + 2 * i].split('(')[0]
                        if word.islower() and '_' not in word:
                            self.wordnet.add(word)
        self.lower = collections.Counter()
        # A word inside an address or a handle (docs.github.com) isn't a use.
        token = re.compile(r"(?<![\w./@#:-])[a-z][a-z']*(?![\w/@]|[.:-]\w)")
        for name in ('wikinews', '18f', 'digitalgov'):
            path = os.path.join(text_dir, name + '.txt.zst')
            text = subprocess.run(['zstd', '-dcq', path], check=True,
                                  stdout=subprocess.PIPE).stdout.decode('utf-8')
            self.lower.update(token.findall(text))

    def IsOrdinary(self, name):
        word = name.lower()
        if ' ' in word or word in NOT_ORDINARY:
            return False
        return self.lower[word] > 3 or word in self.wordnet or (
            word.endswith('s') and word[:-1] in self.wordnet
            and self.lower[word] > 0)

    def IsCommon(self, name):
        """Clearly an English word, not just one that WordNet happens to list."""
        return self.lower[name.lower()] > 3 and name.lower() in self.wordnet


def ReadTable(folder, table):
    path = os.path.join(folder, table + '.tsv')
    rows = []
    if not os.path.exists(path):
        return rows
    header = None
    for line in open(path, encoding='utf-8'):
        line = line.rstrip('\n')
        if not line or line.startswith('#'):
            continue
        cells = line.split('\t')
        if header is None:
            header = cells
            continue
        rows.append(dict(zip(header, cells)))
    return rows


def WriteTable(folder, table, rows):
    header = HEADERS[table]
    with open(os.path.join(folder, table + '.tsv'), 'w', encoding='utf-8') as f:
        for line in TITLES[table]:
            f.write('# ' + line + '\n')
        f.write('\t'.join(header) + '\n')
        for row in sorted(rows, key=lambda r: (Key(r['name']), r['name'])):
            f.write('\t'.join(row.get(column, '') for column in header) + '\n')


def Split(cell):
    return [value for value in cell.split('|') if value]


def Add(row, column, value):
    values = Split(row.get(column, ''))
    if value and value not in values and not (
            column.endswith('aliases') and value == row['name']):
        values.append(value)
    row[column] = '|'.join(values)


def AllNames(row):
    return [row['name']] + Split(row.get('aliases', '')) + Split(
        row.get('weak_aliases', ''))


def IsOwn(row):
    return 'own' in Split(row.get('source', ''))


def ShortName(legal):
    """"Applied Materials, Inc." -> "Applied Materials"."""
    name = re.sub(r'^The (?=\w+ )', '', legal.strip())
    for _ in range(4):
        cut = LEGAL.sub('', name).strip(' ,&-')
        if len(cut) < 2 or cut == name:
            break
        name = cut
    return name


def ListedCompanies(folder):
    """Rows (name, legal name, ticker, sector, source) of both lists."""
    sectors = {'Information Technology': 'technology', 'Communication Services':
               'communications', 'Health Care': 'health', 'Financials': 'finance',
               'Consumer Discretionary': 'consumer', 'Consumer Staples': 'consumer',
               'Industrials': 'industry', 'Materials': 'materials', 'Utilities':
               'utilities', 'Real Estate': 'real estate', 'Energy': 'energy'}
    seen = set()
    with open(os.path.join(folder, 'sp500.csv'), encoding='utf-8') as f:
        for record in csv.DictReader(f):
            legal = re.sub(r' \((Class [A-C]|The)\)', '', record['Security'])
            seen.add(record['Symbol'])
            yield (ShortName(legal), legal, record['Symbol'],
                   sectors[record['GICS Sector']], 'sp500')
    path = os.path.join(folder, 'nasdaq-listed-symbols.csv')
    with open(path, encoding='utf-8') as f:
        for record in csv.DictReader(f):
            security = record['Security Name']
            if (record['ETF'] != 'N' or record['Symbol'] in seen
                    or record['Test Issue'] == 'Y' or NOT_OPERATING.search(security)):
                continue
            legal = re.sub(r'\s+', ' ', security.split(' - ')[0]).strip()
            legal = re.sub(r'\s+(Class [A-C]|Common|Ordinary Shares|American Depos\w+|'
                           r'Subordinate|Limited Partner|Global Depos\w+|'
                           r'New York Regis\w+|ADS|ADR)\b.*$', '', legal)
            yield ShortName(legal), legal, record['Symbol'], '', 'nasdaq'


def BuildCompanies(rows, folder, words, names):
    listed = {(row['name'], row['ticker']): row for row in rows if not IsOwn(row)}
    rows = [row for row in rows if IsOwn(row)]
    by_key, by_ticker = {}, {}
    for row in rows:
        for name in [row['name']] + Split(row['aliases']):
            by_key.setdefault(Key(name), row)
        if row['ticker']:
            by_ticker[row['ticker']] = row
    for name, legal, ticker, sector, source in ListedCompanies(folder):
        if len(Key(name)) < 2 or name in NEVER_NAMES:
            name = legal
        row = by_key.get(Key(legal)) or by_key.get(Key(name))
        if row is None and ticker in by_ticker and Key(
                by_ticker[ticker]['name']).split()[0] == Key(name).split()[0]:
            row = by_ticker[ticker]
        if row is None:
            row = {'name': name, 'kind': 'company', 'ticker': ticker,
                   'sector': sector, 'source': source,
                   'country': 'US' if source == 'sp500' else ''}
            former = listed.get((name, ticker), {})
            for column in ('parent', 'sector', 'country'):
                row[column] = former.get(column) or row.get(column, '')
            rows.append(row)
            by_key[Key(name)] = row
        else:
            Add(row, 'source', source)
            row['ticker'] = row['ticker'] or ticker
            row['sector'] = row['sector'] or sector
        if Key(legal) != Key(row['name']) and by_key.setdefault(
                Key(legal), row) is row and Key(legal) not in {
                    Key(alias) for alias in AllNames(row)}:
            Add(row, 'aliases', legal)
    for row in rows:
        name = row['name']
        single = ' ' not in name
        if words.IsOrdinary(name) or (single and len(name) <= 2):
            Add(row, 'flags', 'ambiguous')
        if IsOwn(row):
            continue
        if single and (name in names or len(name) <= 3):
            Add(row, 'flags', 'ambiguous')
        if row['source'] == 'nasdaq' and all(
                words.IsCommon(word) for word in name.split()):
            Add(row, 'flags', 'weak')
    return rows


def BuildProducts(rows, folder, words, taken):
    """simple-icons brands that no other table claims become products."""
    rows = [row for row in rows if IsOwn(row)]
    known = {Key(name) for row in rows for name in AllNames(row)}
    path = os.path.join(folder, 'simple-icons.json')
    with open(path, encoding='utf-8') as f:
        icons = json.load(f)
    for icon in icons:
        title = icon['title'].strip()
        key = Key(title)
        if key in known or key in taken or not re.search('[A-Za-z]', title):
            continue
        if title.islower() or title in NEVER_NAMES or len(title) < 2:
            continue
        known.add(key)
        row = {'name': title, 'kind': 'software', 'source': 'simple-icons'}
        for alias in icon.get('aliases', {}).get('aka', []):
            if re.match(r"^[A-Z][\w .+'&-]+$", alias) and Key(alias) not in known:
                column = 'weak_aliases' if ' ' not in alias and (
                    len(alias) <= 3 or words.IsOrdinary(alias)) else 'aliases'
                Add(row, column, alias)
        rows.append(row)
    for row in rows:
        if words.IsOrdinary(row['name']) or len(row['name']) <= 2:
            Add(row, 'flags', 'ambiguous')
    return rows


def BuildPlaces(rows, folder, words, names):
    rows = [row for row in rows if IsOwn(row)]
    codes = dict(COUNTRY_FIX)
    by_key = {}
    for row in rows:
        for name in [row['name']] + Split(row['aliases']):
            by_key.setdefault(Key(name), row)
            if row['kind'] == 'country':
                codes.setdefault(name, row['country'])
    cities = collections.OrderedDict()
    missing = collections.Counter()
    path = os.path.join(folder, 'world-cities.csv')
    with open(path, encoding='utf-8') as f:
        for record in csv.DictReader(f):
            name = record['name'].strip().replace('’', "'").replace('‘', "'")
            code = codes.get(record['country'])
            if code is None:
                missing[record['country']] += 1
                continue
            if not name[:1].isupper() or name in NEVER_NAMES or re.search(
                    r'[\d()/,]', name) or len(name) < 2:
                continue
            cities.setdefault(name, [])
            if code not in cities[name]:
                cities[name].append(code)
    for country, count in missing.items():
        print('places: no country row for', country, count, file=sys.stderr)
    for name, countries in cities.items():
        own = by_key.get(Key(name))
        if own is not None:
            if own['kind'] == 'city' and IsOwn(own):
                Add(own, 'source', 'geonames')
            continue
        row = {'name': name, 'kind': 'city', 'country': '|'.join(countries),
               'source': 'geonames'}
        folded = Fold(name)
        if (folded != name and folded.isascii() and Key(folded) not in by_key
                and not words.IsOrdinary(folded)):
            Add(row, 'aliases', folded)
        by_key[Key(name)] = row
        rows.append(row)
    for row in rows:
        name = Fold(row['name'])
        if words.IsOrdinary(name) or (not IsOwn(row) and (
                name in names or len(name) <= 3)):
            Add(row, 'flags', 'ambiguous')
    return rows


def BuildNames(rows, path, words, keep_words, other_kinds, pattern):
    """Keeps rows that the source list lacks, and clean entries of the list."""
    listed = {line.strip() for line in open(path, encoding='utf-8')}
    found = {row['name'] for row in rows
             if row['name'] not in listed and Fold(row['name']) == row['name']}
    folded_listed = {Fold(name) for name in listed}
    found = {name for name in found if name not in folded_listed}
    for name in listed:
        folded = Fold(name)
        if not pattern.match(folded) or name in NEVER_NAMES or folded in NEVER_NAMES:
            continue
        if words.IsCommon(folded) and folded not in keep_words:
            continue
        found.add(name)
        found.add(folded)
    result = []
    for name in sorted(found):
        flags = ''
        if (words.IsOrdinary(name) or name in MONTHS or Key(name) in other_kinds
                or len(name) <= 2):
            flags = 'ambiguous'
        result.append({'name': name, 'flags': flags})
    return result


def CrossFlag(tables):
    """Flags names that mean something else in another table: "Washington" the
    surname, "Java" the island, "Mercury" the planet aside."""
    places = {Key(row['name']) for row in tables['places']
              if IsOwn(row) or 'ambiguous' not in row['flags']}
    business = {Key(row['name']) for table in ('companies', 'products', 'organizations')
                for row in tables[table]}
    for row in tables['places']:
        if not IsOwn(row) and Key(row['name']) in business:
            Add(row, 'flags', 'ambiguous')
    for table in ('companies', 'products'):
        for row in tables[table]:
            if not IsOwn(row) and Key(row['name']) in places:
                Add(row, 'flags', 'ambiguous')


def WeakenAliases(tables, words):
    """Moves aliases that mean something else too to weak_aliases: "Aliyun" of
    Alibaba Cloud stays, "Eternal" of Zomato moves, as does "CCP", which a game studio and
    a party claim. In capitals an alias is no ordinary word (GM, FT) unless its lower
    case is common (ICE). A place without weak_aliases is flagged instead."""
    claims = collections.defaultdict(set)
    for table in ('companies', 'products', 'organizations', 'places'):
        for row in tables[table]:
            for name in AllNames(row):
                claims[name].add((table, row['name']))
    for table in ('companies', 'products', 'organizations'):
        for row in tables[table]:
            for alias in Split(row['aliases']):
                ordinary = (words.lower[alias.lower()] > 3 if alias.isupper()
                            else words.IsOrdinary(alias))
                if ordinary or len(claims[alias]) > 1:
                    row['aliases'] = '|'.join(
                        a for a in Split(row['aliases']) if a != alias)
                    Add(row, 'weak_aliases', alias)
            if len(claims[row['name']]) > 1 and not (
                    table == 'organizations' and row['kind'] == 'regulator'):
                Add(row, 'flags', 'ambiguous')
    for row in tables['places']:
        if not IsOwn(row) and len(claims[row['name']]) > 1:
            Add(row, 'flags', 'ambiguous')


def Check(tables, words):
    problems = []
    for table, rows in tables.items():
        seen = {}
        for row in rows:
            name = row['name']
            where = table + ': ' + name
            for column in HEADERS[table]:
                value = row.get(column, '')
                if value is None:
                    problems.append(where + ': too few cells')
                    continue
                if value != value.strip() or '  ' in value or '\t' in value:
                    problems.append(where + ': stray whitespace in ' + column)
                if '||' in value or value.startswith('|') or value.endswith('|'):
                    problems.append(where + ': empty value in ' + column)
            if len(row) != len(HEADERS[table]):
                problems.append(where + ': %d cells' % len(row))
            if name in seen:
                problems.append(where + ': twice')
            seen[name] = row
            if name.islower() and words.IsOrdinary(name) and 'ambiguous' not in Split(
                    row.get('flags', '')):
                problems.append(where + ': lower case only')
            if words.lower[name.lower()] > 3 and name.lower() not in NOT_ORDINARY \
                    and 'ambiguous' not in Split(row.get('flags', '')):
                problems.append(where + ': ordinary word, not flagged')
        for row in rows:
            for alias in Split(row.get('aliases', '')):
                if (alias in seen and seen[alias] is not row
                        and 'ambiguous' not in seen[alias].get('flags', '')):
                    problems.append('%s: %s: alias %s is a row of its own' %
                                    (table, row['name'], alias))
                if words.lower[alias.lower()] > 3 and alias.lower() not in (
                        NOT_ORDINARY | {'us', 'usa'}):
                    problems.append('%s: %s: alias %s is an ordinary word' %
                                    (table, row['name'], alias))
    owners = {}
    for table in ('companies', 'products', 'organizations', 'people', 'places'):
        for row in tables[table]:
            if 'ambiguous' in row['flags']:
                continue
            for name in [row['name']] + Split(row['aliases']):
                owners.setdefault(name, set()).add(table + ':' + row['name'])
    for name, owned in sorted(owners.items()):
        if len(owned) > 1:
            problems.append('%s: claimed by %s' % (name, ', '.join(sorted(owned))))
    return problems


def main():
    parser = argparse.ArgumentParser(description=__doc__.split('\n')[0])
    parser.add_argument('sources')
    parser.add_argument('--lexicons', default=os.path.join(
        os.path.dirname(os.path.abspath(__file__)), '..', 'lexicons'))
    parser.add_argument('--wordnet', default='/usr/share/wordnet')
    parser.add_argument('--check', action='store_true')
    args = parser.parse_args()
    words = Words(args.wordnet, os.path.join(args.sources, 'text'))
    tables = {table: ReadTable(args.lexicons, table) for table in HEADERS}
    if not args.check:
        folder = os.path.join(args.sources, 'gazetteers')
        business = {Key(row['name']) for table in ('companies', 'products')
                    for row in tables[table] if IsOwn(row)}
        place_keys = {Key(row['name']) for row in tables['places'] if IsOwn(row)}
        one_word = re.compile(r"^[A-Z][a-z]+(?:[-'][A-Z]?[a-z]+)?$")
        surname = re.compile(r"^(?:Mc|Mac|O'|D'|De|Di|La|Le|Van|Von|Fitz)?[A-Z][a-z]+"
                             r"(?:-[A-Z][a-z]+)?$")
        tables['given_names'] = BuildNames(
            tables['given_names'], os.path.join(folder, 'given_names.txt'), words,
            WORD_GIVEN_NAMES, business | place_keys, one_word)
        # A surname that is a word (Price, Banks) is kept: it is only used beside a
        # given name.
        tables['surnames'] = BuildNames(
            tables['surnames'], os.path.join(folder, 'surnames.txt'), words,
            words.wordnet and {row.capitalize() for row in words.wordnet},
            business | place_keys, surname)
        names = {row['name'] for table in ('given_names', 'surnames')
                 for row in tables[table]}
        tables['places'] = BuildPlaces(tables['places'], folder, words, names)
        tables['companies'] = BuildCompanies(tables['companies'], folder, words, names)
        taken = {Key(name) for table in ('companies', 'organizations', 'places')
                 for row in tables[table]
                 for name in AllNames(row)
                 if table != 'places' or IsOwn(row)}
        tables['products'] = BuildProducts(tables['products'], folder, words, taken)
        for table in ('people', 'organizations'):
            for row in tables[table]:
                if words.IsOrdinary(row['name']):
                    Add(row, 'flags', 'ambiguous')
        for table, rows in tables.items():
            for row in rows:
                for column in HEADERS[table]:
                    row.setdefault(column, '')
        CrossFlag(tables)
        WeakenAliases(tables, words)
        for table, rows in tables.items():
            WriteTable(args.lexicons, table, rows)
    problems = Check(tables, words)
    for problem in problems:
        print(problem)
    for table, rows in tables.items():
        print('%s: %d rows' % (table, len(rows)), file=sys.stderr)
    return 1 if problems else 0


if __name__ == '__main__':
    sys.exit(main())
