"""Layouts of pages, second half: written before the method was tried on them."""
from page_parts import Parts, article, esc, json_ld


def about(title, **more):
    return {"title": title, **more}


def listicle():
    """A list article: numbered headings, pictures with credits, sponsored slots."""
    name = "ransomware-port-listicle"
    title, blocks = article(name)
    p = Parts(name)
    body, text = [f"<p>{esc(blocks[0])}</p>"], [blocks[0]]
    for b in blocks[1:-1]:
        head, _, rest = b.partition(". ")
        number = head
        head, _, rest = rest.partition(". ")
        body.append(f'<h2 class="list-item__title"><span>{number}.</span> {esc(head)}</h2><figure class="list-item__media"><picture><source srcset="/i.webp"><img src="/i.jpg" loading="lazy"></picture><div class="list-item__credit">Stock Agency / Ola Fenn</div></figure><p>{esc(rest)}</p>')
        text += [f"{number}. {head}", rest]
        if number == "3":
            body.append('<div class="promo-slot" data-slot="mid"><span>Sponsored</span><p>Lock your doors with Brassgate, the only lock that phones you back when it is sad.</p></div>')
    body.append(f"<p>{esc(blocks[-1])}</p>")
    text.append(blocks[-1])
    page = f"""<!DOCTYPE html><html lang="en-US"><head><meta charset="utf-8"><title>{esc(title)} • Doorstop</title><meta property="og:title" content="{esc(title)}"><meta property="og:site_name" content="Doorstop"><meta name="parsely-pub-date" content="2024-06-27T11:00:00Z"><meta name="parsely-author" content="Wren Castellan">{p.style(6)}{p.script(10)}</head>
<body><div class="site-nav"><ul>{p.menu(18)}</ul></div><main><div class="hero"><h1 class="hero__headline">{esc(title)}</h1><p class="hero__deck">Half a year, six lessons, no refunds.</p><p class="hero__by">By <a rel="author" href="/wren">Wren Castellan</a> | Published Jun 27, 2024</p></div>
<div class="list-body">{"".join(body)}</div><div class="author-card"><img src="/w.jpg"><p>Wren Castellan breaks things for a living, and writes about it here on Thursdays.</p></div>
<div class="outbrain-wrap"><h3>From around the web</h3>{p.teasers(6, '<a href="{url}"><img src="/x.jpg"><span>{title}</span></a>', name)}</div></main><footer class="ft">{p.links(15, " ")}</footer></body></html>"""
    return page, text, about(title, source="Doorstop", author="Wren Castellan",
                             published="2024-06-27T11:00:00Z", language="en-US")


def blockquotes():
    """A reaction piece: half of it is quotations, with embedded posts."""
    name = "opinion-single-cloud"
    title, blocks = article(name)
    p = Parts(name)
    body = []
    for i, b in enumerate(blocks):
        if i % 2:
            body.append(f"<blockquote><p>{esc(b)}</p></blockquote>")
        else:
            body.append(f"<p>{esc(b)}</p>")
    page = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{esc(title)} | Undertow</title><link rel="canonical" href="https://undertow.example/what-if"><meta name="twitter:title" content="{esc(title)}"><meta name="sailthru.author" content="Hal Brannigan"><meta name="sailthru.date" content="2023-10-10">{p.script(6)}</head>
<body class="t-opinion"><div class="bar"><a href="/">Undertow</a><div class="bar-menu">{p.links(9, "")}</div></div><div class="l-grid"><div class="l-main"><span class="rubric">Opinion</span><h1>{esc(title)}</h1><div class="signature">Hal Brannigan<br>10 October 2023</div><div class="copytext">{"".join(body)}</div>
<div class="emotes"><span>How does this make you feel?</span><button>😀 12</button><button>😡 40</button></div></div>
<div class="l-side"><div class="block-heading">Columnists</div>{p.teasers(4, '<div class="mini"><a href="{url}">{title}</a></div>', name)}</div></div></body></html>"""
    return page, blocks, about(title, url="https://undertow.example/what-if", author="Hal Brannigan",
                               published="2023-10-10", language="en")


def windows_1252():
    """A German-made system of 2004: windows-1252, declared in a meta element."""
    name = "satellite-internet-outage"
    title, blocks = article(name)
    p = Parts(name)
    ok = [b.encode("cp1252", "replace").decode("cp1252") for b in blocks]
    page = f"""<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN" "http://www.w3.org/TR/html4/loose.dtd">
<html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1252"><title>{esc(title)}</title><meta name="author" content="Zoë Müller"><meta http-equiv="content-language" content="en"><meta name="DC.Date" content="2024-04-16"></head>
<body><table border="0" width="100%" id="frame"><tr><td class="navcol" width="150">{p.links(20, "<br>")}</td><td class="textcol"><h2>{esc(title)}</h2><p class="autor">Zoë Müller</p>{"".join(f'<p class="text">{esc(b)}</p>' for b in ok)}<p class="top"><a href="#top">nach oben</a></p></td></tr></table></body></html>"""
    return page.encode("cp1252", "replace"), ok, about(title, author="Zoë Müller",
                                                       published="2024-04-16", language="en")


def inline_boxes():
    """Rich links, a newsletter form, a fact box and a donation plea between paragraphs."""
    name = "media-cms-outage-old-background"
    title, blocks = article(name)
    p = Parts(name)
    body = [f'<p class="dcr-46a">{esc(b)}</p>' for b in blocks]
    body.insert(1, '<figure id="rl-1" data-spacefinder-role="richLink"><div class="rich-link"><a href="/x"><h4>How the presses stopped in 1998</h4></a><span>Read more</span></div></figure>')
    body.insert(3, '<figure class="element element-newsletter"><div><h4>Sign up to First Thing</h4><p>Our editors pick what you need before breakfast, each day but Sunday.</p><p>Privacy Notice: newsletters may contain information about charities and adverts.</p></div></figure>')
    body.insert(5, '<div class="ad-slot ad-slot--inline2"><div class="ad-slot__label">Advertisement</div></div>')
    body.append('<div class="contributions-epic"><p>We hope that you read this far because you care about newspapers. Ours has no owner but its readers, and we ask those who can to support us with a pound a week.</p></div>')
    page = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{esc(title)} | Newspapers | The Pennine</title><meta property="og:title" content="{esc(title)}"><meta property="og:site_name" content="The Pennine"><meta property="article:author" content="https://www.pennine.example/profile/rosa-keane"><meta property="article:published_time" content="2024-04-15T05:00:12.000Z"><link rel="canonical" href="https://www.pennine.example/media/lantern">{p.style(8)}{p.script(16)}
{json_ld(__type="NewsArticle", headline=title, datePublished="2024-04-15T05:00:12.000Z", author=[{"@type": "Person", "name": "Rosa Keane"}], publisher={"@type": "Organization", "name": "The Pennine"})}</head>
<body><gu-island name="TopBar"></gu-island><section data-component="header"><ul>{p.menu(38)}</ul></section><main data-layout="StandardLayout"><div class="dcr-grid"><aside class="dcr-meta"><address aria-label="Contributor info"><a rel="author" href="/profile/rosa-keane">Rosa Keane</a></address><details><summary>Mon 15 Apr 2024 06.00 BST</summary>First published on Mon 15 Apr 2024 06.00 BST</details><div data-component="share">Share</div></aside>
<div data-gu-name="headline"><h1>{esc(title)}</h1></div><div data-gu-name="standfirst"><p>Ten years on, the paper that never missed an issue remembers how close it came</p></div><div data-gu-name="media"><figure><img src="/m.jpg"><figcaption>The frame in the newsroom. Photograph: Colm Ashe/The Pennine</figcaption></figure></div>
<div data-gu-name="body"><div id="maincontent" class="article-body-commercial-selector">{"".join(body)}</div><div class="submeta"><span>Explore more on these topics</span><ul><li><a href="/np">Newspapers</a></li><li><a href="/brad">Bradford</a></li></ul></div></div></div></main>
<section data-component="related-stories"><h2>More on this story</h2>{p.teasers(6, '<li><a href="{url}">{title}</a></li>', name)}</section><footer>{p.links(20, " ")}<p>© 2024 The Pennine Trust. All rights reserved.</p></footer></body></html>"""
    return page, blocks, about(title, url="https://www.pennine.example/media/lantern", source="The Pennine",
                               author="Rosa Keane", published="2024-04-15T05:00:12Z", language="en")


def mobile_page():
    """A page for old telephones: XHTML, each paragraph a division, links below."""
    name = "singapore-fintech-layoffs"
    title, blocks = article(name)
    p = Parts(name)
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html PUBLIC "-//WAPFORUM//DTD XHTML Mobile 1.0//EN" "http://www.wapforum.org/DTD/xhtml-mobile10.dtd">
<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="en-SG"><head><title>{esc(title)} - m.straitsdesk.example</title><link rel="canonical" href="http://straitsdesk.example/n/5512"/><style type="text/css"><![CDATA[ .t {{ font-size: small }} ]]></style></head>
<body><div class="logo"><a href="/"><img src="/l.gif" alt="Straits Desk"/></a></div><div class="hd"><b>{esc(title)}</b></div><div class="dt">15 Feb 2023 18:02 SGT</div>
{"".join(f'<div class="t">{esc(b)}</div><div class="sp"><br/></div>' for b in blocks)}
<div class="pg">Page 1 of 1</div><div class="mn">{"".join(f'<div><a accesskey="{i}" href="/{i}">{n}</a></div>' for i, n in enumerate(["Home", "Business", "Companies & Markets", "Property", "Search"]))}</div><div class="cp">© Straits Desk 2023</div></body></html>
""", blocks, about(title, url="http://straitsdesk.example/n/5512", published="2023-02-15", language="en-SG")


def print_page():
    """The version for printing: hardly any furniture, addresses of links written out."""
    name = "public-sector-migration-delay"
    title, blocks = article(name)
    return f"""<html><head><title>Print: {esc(title)}</title><meta name="robots" content="noindex"><style>body{{font:12pt serif}}</style></head><body onload="window.print()">
<div class="noprint"><a href="javascript:history.back()">Back to article</a> <button onclick="window.print()">Print</button></div><h3>Civic Ledger</h3><h1>{esc(title)}</h1><div><i>Tuesday 5 December 2023</i></div><hr>
{"".join(f"<p>{esc(b)}</p>" for b in blocks)}<hr><div>Printed from https://civicledger.example/a/771</div><div>Copyright Civic Ledger</div></body></html>""", blocks, about(
        title, published="2023-12-05")


def forum_thread():
    """A forum: the first post is the article, the others answer it."""
    name = "h05-maplegate-postmortem"
    title, blocks = article(name)
    p = Parts(name)
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{esc(title)} - Ops Tavern</title><meta property="og:title" content="{esc(title)}"><meta property="og:site_name" content="Ops Tavern">{p.script(5)}</head>
<body><div id="userbar">Welcome, guest. <a href="/login">Log in</a> or <a href="/register">register</a>.</div><div class="crumb"><a href="/">Ops Tavern</a> › <a href="/f/2">Post-mortems</a></div>
<h1 class="topic-title">{esc(title)}</h1><div class="topic"><div class="post op" id="p1"><div class="post-author"><b>maplegate_ops</b><br>Posts: 41<br>Joined: May 2019</div><div class="post-message">{"".join(f"<p>{esc(b)}</p>" for b in blocks)}</div><div class="post-tools"><a href="#">Quote</a> <a href="#">Report</a></div></div>
<div class="replies">{p.comments(9, '<div class="post"><div class="post-author"><b>{name}</b><br>Posts: 7</div><div class="post-message"><p>{text}</p></div><div class="post-tools"><a href="#">Quote</a></div></div>')}</div></div><div class="pages">Page 1 of 1</div></body></html>""", blocks, about(title, source="Ops Tavern")


def engineering_blog():
    """A company's engineering blog: anchors in headings, code, a table of contents."""
    name = "ion-trap-quantum"
    title, blocks = article(name)
    p = Parts(name)
    heads = ["What we measured", "How it is cooled", "What comes next"]
    body, text, toc = [], [], []
    for i, b in enumerate(blocks):
        if i and i % 3 == 0 and heads:
            h = heads.pop(0)
            slug = h.lower().replace(" ", "-")
            body.append(f'<h2 id="{slug}">{h}<a class="header-anchor" href="#{slug}" aria-hidden="true">#</a></h2>')
            toc.append(f'<li><a href="#{slug}">{h}</a></li>')
            text.append(h)
        body.append(f"<p>{esc(b)}</p>")
        text.append(b)
    code = "trap --ions 32 --hold 60s\ntrap: 31 of 32 held"
    body.insert(2, f'<pre><code class="language-sh">{code}</code></pre>')
    text.insert(2, code)
    page = f"""<!DOCTYPE html><html lang="en" data-color-mode="auto"><head><meta charset="utf-8"><title>{esc(title)} · Lattice Engineering</title><meta name="generator" content="Hugo 0.120.4"><meta property="og:site_name" content="Lattice Engineering"><meta property="article:published_time" content="2024-01-30T00:00:00Z">{p.style(5)}</head>
<body><header class="Header"><a href="/">Lattice</a><nav>{p.links(7, " ")}</nav></header><div class="layout"><aside class="docs-toc"><strong>On this page</strong><ul>{"".join(toc)}</ul></aside><main><div class="markdown-body"><h1>{esc(title)}</h1><p class="post-meta"><span>Jan 30, 2024</span> · <span>6 min read</span> · <a href="/a/uma">Uma Thorsen</a></p>{"".join(body)}</div><p><a href="https://code.example/edit">Edit this page</a></p><nav class="pagination"><a href="/prev">← Older: A vacuum that stays empty</a></nav></main></div><footer>Built in Graz.</footer></body></html>"""
    return page, text, about(title, source="Lattice Engineering", published="2024-01-30T00:00:00Z", language="en")


def newsletter_mail():
    """An e-mail of nested tables with a hidden preheader and a footer of the law."""
    name = "layoff-tracker-roundup"
    title, blocks = article(name)
    rows = "".join(f'<tr><td style="padding:0 24px 16px 24px;font-family:Georgia,serif;font-size:17px">{esc(b)}</td></tr>' for b in blocks)
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd"><html xmlns="http://www.w3.org/1999/xhtml" xmlns:v="urn:schemas-microsoft-com:vml"><head><!--[if gte mso 9]><xml><o:OfficeDocumentSettings></o:OfficeDocumentSettings></xml><![endif]--><title>{esc(title)}</title></head>
<body style="margin:0"><div style="display:none;max-height:0;overflow:hidden;">Who cut, who hired, and who denied it this week &zwnj;&nbsp;&zwnj;&nbsp;</div><center><table width="100%" bgcolor="#f4f4f4"><tr><td align="center"><table width="600"><tr><td align="right" style="font-size:11px"><a href="https://mail.example/v">View in browser</a></td></tr><tr><td><img src="https://mail.example/h.png" alt="The Pink Slip" width="600"/></td></tr></table>
<table width="600" bgcolor="#ffffff"><tr><td style="padding:24px;font-size:26px"><strong>{esc(title)}</strong></td></tr>{rows}<tr><td align="center"><a href="https://mail.example/fwd">Forward to a friend</a></td></tr></table>
<table width="600"><tr><td style="font-size:11px;color:#999">You are receiving this because you signed up at pinkslip.example. <a href="https://mail.example/u">Unsubscribe</a> or <a href="https://mail.example/p">change what you get</a>.<br/>The Pink Slip, 12 Harrow Lane, Dublin 8</td></tr></table></td></tr></table></center></body></html>""", blocks, about(title)


def german_page():
    """A page in German with the usual boxes of its press."""
    title = "Stadtwerke Lindenau: Störung legt Strombörse für Stunden lahm"
    blocks = [
        "Eine Störung im Rechenzentrum der Stadtwerke Lindenau hat am Dienstag den Handel mit Strom für mehr als vier Stunden unterbrochen. Betroffen waren nach Angaben des Unternehmens rund 120 Händler in Österreich, Tschechien und im Süden Deutschlands.",
        "„Wir haben den Fehler um 9.40 Uhr bemerkt und die Systeme vorsorglich getrennt“, sagte Betriebsleiterin Änne Kröger. Ein Angriff von außen werde ausgeschlossen. Ursache sei ein Netzteil gewesen, das seit Jahren hätte ausgetauscht werden sollen.",
        "Was bisher bekannt ist",
        "Die Börse wickelt im Schnitt 2,3 Gigawattstunden am Tag ab. Während der Störung wurden Aufträge per Telefon angenommen, was nach Auskunft mehrerer Händler zu Verwechslungen führte. Eine Händlerin aus Brünn kaufte versehentlich die zehnfache Menge.",
        "Die Bundesnetzagentur will den Vorfall prüfen. Es ist der dritte dieser Art in diesem Jahr; im März war eine Klimaanlage ausgefallen, im Juni hatte ein Bagger eine Leitung durchtrennt.",
        "Kröger kündigte an, bis zum Herbst ein zweites Rechenzentrum in Görlitz in Betrieb zu nehmen. Die Kosten bezifferte sie auf 18 Millionen Euro.",
    ]
    p = Parts("german")
    body = [f"<h3>{esc(b)}</h3>" if len(b) < 40 else f"<p>{esc(b)}</p>" for b in blocks]
    body.insert(2, '<div class="textlink"><strong>Lesen Sie auch:</strong> <a href="/b">Warum Strombörsen noch Faxgeräte haben</a></div>')
    page = f"""<!DOCTYPE html><html lang="de"><head><meta charset="utf-8"><title>{title} | Lindenauer Bote</title><meta property="og:title" content="{title}"><meta property="og:site_name" content="Lindenauer Bote"><meta property="og:locale" content="de_DE"><meta name="author" content="Jörg Wüstner"><meta name="date" content="2024-07-09T15:22:00+02:00">{p.script(7)}</head>
<body><div class="cmp-layer" id="cmp"><p>Mit Ihrer Einwilligung verarbeiten wir und unsere Partner Daten, um Werbung zu zeigen.</p><button>Zustimmen</button></div><nav class="hauptnavigation"><ul><li><a href="/politik">Politik</a></li><li><a href="/wirtschaft">Wirtschaft</a></li><li><a href="/sport">Sport</a></li><li><a href="/kultur">Kultur</a></li><li><a href="/region">Region</a></li></ul></nav>
<article><header><span class="dachzeile">Energie</span><h1>{title}</h1><div class="autorzeile">Von Jörg Wüstner</div><div class="datumzeile">09.07.2024, 15:22 Uhr</div></header><div class="artikeltext">{"".join(body)}</div><div class="anzeige">Anzeige</div><section class="leserkommentare"><h2>Kommentare</h2><p>Melden Sie sich an, um zu kommentieren, oder lesen Sie, was andere meinen.</p></section></article>
<section class="meistgelesen"><h2>Meistgelesen</h2><ol><li><a href="/1">Bagger trifft Leitung</a></li><li><a href="/2">Das Freibad öffnet wieder</a></li></ol></section><footer><a href="/impressum">Impressum</a> <a href="/datenschutz">Datenschutz</a></footer></body></html>"""
    return page, blocks, about(title, source="Lindenauer Bote", author="Jörg Wüstner",
                               published="2024-07-09T13:22:00Z", language="de")


def upper_case_center():
    """Upper-case tags, <CENTER>, <P> without ends, a guest book below."""
    name = "oregon-indiana-poetry"
    title, blocks = article(name)
    p = Parts(name)
    return f"""<HTML><HEAD><TITLE>{esc(title)}</TITLE></HEAD><BODY BACKGROUND="paper.gif" TEXT="#000000"><CENTER><H1>{esc(title)}</H1><IMG SRC="line.gif"></CENTER>
<P>{"<P>".join(esc(b) for b in blocks)}
<CENTER><IMG SRC="line.gif"><P><A HREF="index.html">Home</A> * <A HREF="links.html">Links</A> * <A HREF="mailto:w@attic.example">Write to me</A><P><FONT SIZE=-1>You are visitor number <B>004512</B>. Last updated March 3, 1999.</FONT></CENTER>
<H3>Guestbook</H3><DL>{p.comments(3, "<DT>{name}<DD>{text}")}</DL></BODY></HTML>""", blocks, about(title)


def noscript_images():
    """Pictures that load late, each with a copy in <noscript>; captions everywhere."""
    name = "drone-startup-nairobi"
    title, blocks = article(name)
    p = Parts(name)
    body = []
    for i, b in enumerate(blocks):
        body.append(f'<div class="rte-p">{esc(b)}</div>')
        if i % 2 == 0:
            body.append(f'<div class="lazy-photo"><img data-src="/n{i}.jpg" src="data:image/gif;base64,R0lGODlhAQABAAAAACw="><noscript><img src="/n{i}.jpg" alt="A drone above a tea field, photographed from the road to Kericho in the morning"></noscript><span class="photo-caption">Tea fields near Kericho, seen from a drone that later fell into one. (Wanja Otieno)</span></div>')
    return f"""<!DOCTYPE html><html lang="en-KE"><head><meta charset="utf-8"><title>{esc(title)} - Rift Business</title><meta property="og:site_name" content="Rift Business"><meta property="og:url" content="https://rift.example/b/drones"><meta property="og:title" content="{esc(title)} - Rift Business"><meta property="article:published" content="2024-08-01T09:15:00+03:00">{p.script(11)}</head>
<body><div class="mobile-nav" hidden><ul>{p.menu(20)}</ul></div><div class="page"><h1>{esc(title)}</h1><div class="story-details"><a class="reporter" href="/r/wo">Wanja Otieno</a><span>Thursday, August 01, 2024</span></div><div class="story-container">{"".join(body)}</div><div class="newsletter-cta"><p>Our best stories come by e-mail on Saturday mornings.</p></div></div><div class="site-foot"><p>Rift Business is published in Nairobi.</p></div></body></html>""", blocks, about(
        title, url="https://rift.example/b/drones", source="Rift Business",
        published="2024-08-01T06:15:00Z", language="en-KE")


def data_table():
    """A results story with a table of figures that belongs to it."""
    name = "japan-electronics-results"
    title, blocks = article(name)
    p = Parts(name)
    cells = [["Segment", "Sales (bn yen)", "Change"], ["Sensors", "212", "+8%"], ["Displays", "97", "-14%"], ["Batteries", "180", "+2%"]]
    table = "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in cells)
    half = len(blocks) // 2
    text = blocks[:half] + [c for row in cells for c in row] + blocks[half:]
    body = "".join(f"<p>{esc(b)}</p>" for b in blocks[:half]) + f'<div class="table-wrapper"><table class="results">{table}</table></div>' + "".join(f"<p>{esc(b)}</p>" for b in blocks[half:])
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{esc(title)}</title><meta property="og:site_name" content="Kabuto Markets"><meta name="dcterms.created" content="2023-10-31"><meta name="dcterms.creator" content="Aiko Terada">{p.style(3)}</head>
<body><div id="ticker-tape">KBT 1,204 +2.1% · SNS 880 -0.4% · DSP 99 -7.0%</div><div id="hdr">{p.links(11, " ")}</div><div id="story-col"><h1>{esc(title)}</h1><div class="stamp">31 October 2023 at 16:05 JST</div><section class="txt">{body}</section><div class="disclosure-note"></div></div><div id="rhs"><h4>Markets</h4><ul>{p.teasers(5, '<li><a href="{url}">{title}</a></li>', name)}</ul></div></body></html>""", text, about(
        title, source="Kabuto Markets", author="Aiko Terada", published="2023-10-31", language="en")


def captions_credits():
    """A photo essay: figures in every place, credits in divisions and in small print."""
    name = "scottish-words-data-hall"
    title, blocks = article(name)
    p = Parts(name)
    ways = ['<figure><img src="/1.jpg"><figcaption><span class="cap">The hall at dusk.</span> <cite>Photo: I. Rae</cite></figcaption></figure>',
            '<div class="image-block"><img src="/2.jpg"><div class="image-caption">Cables in three colours, of which two are wrong.</div><small class="image-credit">Isla Rae for Glen &amp; Grid</small></div>',
            '<div class="wp-caption alignnone"><img src="/3.jpg"><p class="wp-caption-text">A wee fan, resting.</p></div>',
            '<dl class="gallery-item"><dt><img src="/4.jpg"></dt><dd class="gallery-caption">The visitors’ book of the hall.</dd></dl>']
    body = []
    for i, b in enumerate(blocks):
        body.append(f"<p>{esc(b)}</p>")
        if i < len(ways):
            body.append(ways[i])
    return f"""<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>{esc(title)} | Glen &amp; Grid</title><meta property="og:site_name" content="Glen &amp; Grid"><meta property="og:title" content="{esc(title)}"><meta name="byl" content="By Isla Rae">{p.style(2)}</head>
<body><nav>{p.links(8, " ")}</nav><div class="essay"><h1>{esc(title)}</h1><h4 class="essay-by">Words and pictures by Isla Rae</h4>{"".join(body)}<div class="essay-end">◆</div></div><div class="share-row"><a href="#">Post</a><a href="#">Mail</a></div><footer><small>Glen &amp; Grid, Dundee</small></footer></body></html>""", blocks, about(
        title, source="Glen & Grid", author="Isla Rae", language="en-GB")


def microdata_page():
    """schema.org in attributes, an article in an odd place, a form around the page."""
    name = "earnings-vasuki-cloud"
    title, blocks = article(name)
    p = Parts(name)
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{esc(title)} :: Deccan Tech</title>{p.script(6)}</head><body><form id="aspnetForm" action="/default.aspx" method="post"><input type="hidden" name="__VIEWSTATE" value="{'dDw' * 900}">
<div id="ctl00_menu">{p.links(25, " ")}</div><div itemscope itemtype="https://schema.org/NewsArticle" id="ctl00_main"><meta itemprop="inLanguage" content="en-IN"><h1 itemprop="headline">{esc(title)}</h1><span itemprop="author" itemscope itemtype="https://schema.org/Person">By <span itemprop="name">Meera Pillai</span></span>, <time itemprop="datePublished" datetime="2024-05-14T18:30:00+05:30">14 May, 6:30 PM</time>
<div itemprop="articleBody" id="ctl00_body">{"".join(f"<p>{esc(b)}</p>" for b in blocks)}<div class="also"><strong>ALSO READ</strong> {p.teasers(2, '<a href="{url}">{title}</a>', name)}</div></div><div itemprop="publisher" itemscope itemtype="https://schema.org/Organization"><meta itemprop="name" content="Deccan Tech"></div>
<div itemprop="comment" itemscope itemtype="https://schema.org/Comment"><p itemprop="text">They should report this in rupees, as everybody who reads it is paid in rupees and not in anything else.</p></div></div><div id="ctl00_foot">Deccan Tech. All rights reserved.</div></form></body></html>""", blocks, about(
        title, author="Meera Pillai", published="2024-05-14T13:00:00Z")


LAYOUTS = [listicle, blockquotes, windows_1252, inline_boxes, mobile_page, print_page, forum_thread,
           engineering_blog, newsletter_mail, german_page, upper_case_center, noscript_images,
           data_table, captions_credits, microdata_page]
