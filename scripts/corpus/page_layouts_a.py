"""Layouts of pages, first half. Each gives the page, the blocks of its article, and
what the page says about it."""
import json

from page_parts import Parts, article, esc, json_ld


def about(title, **more):
    return {"title": title, **more}


def news_modern():
    """A modern news site: hashed class names, JSON-LD, boxes between the paragraphs."""
    name = "bank-app-outage-ferris"
    title, blocks = article(name)
    p = Parts(name)
    text = [f'<p class="css-1k2x9f para_Q8ak">{esc(b)}</p>' for b in blocks]
    text.insert(2, '<div class="css-77a relatedStory_x1"><span>Read more</span>'
                + p.teasers(1, '<a href="{url}"><img src="/t.jpg" alt=""><h3>{title}</h3></a>', name)
                + "</div>")
    text.insert(4, '<aside class="newsletterSignup_k2"><h3>The Morning Plug</h3><p>Get the stories '
                "that matter to the industry, in your inbox at seven every weekday.</p><form><input "
                'type="email" placeholder="Your email"><button>Sign up</button></form></aside>')
    page = f"""<!DOCTYPE html>
<html lang="en-GB" data-theme="light"><head><meta charset="utf-8">
<title>{esc(title)} | Valley Ledger</title>
<meta property="og:title" content="{esc(title)}"><meta property="og:site_name" content="Valley Ledger">
<meta property="og:url" content="https://www.valley-ledger.example/2024/03/app-outage">
<meta property="og:type" content="article">
<link rel="canonical" href="https://www.valley-ledger.example/2024/03/app-outage">
{p.style(6)}{p.script(12)}
{json_ld(__type="NewsArticle", headline=title, datePublished="2024-03-11T07:45:00+00:00", author=[{"@type": "Person", "name": "Priya Raman"}, {"@type": "Person", "name": "Tom Oakes"}], publisher={"@type": "Organization", "name": "Valley Ledger"})}
</head><body class="page-article has-sidebar"><div id="cookie-consent" role="dialog"><p>We and our 214
partners use cookies and similar methods to know visitors again and remember what they like. You can
change your mind at any time.</p><button>Accept all</button><button>Reject all</button></div>
<a class="skip-link" href="#main">Skip to content</a>
<header class="globalHeader_a1"><div class="logo">Valley Ledger</div><nav aria-label="Main"><ul>{p.menu(40)}</ul></nav></header>
<main id="main"><article class="article_Zk">
<header class="css-0 head_Zk"><a class="kicker" href="/banking">Banking</a><h1>{esc(title)}</h1>
<p class="dek_Zk">Thousands could not see what they had, or spend it.</p>
<div class="byline_Zk">By <a href="/people/priya">Priya Raman</a> and <a href="/people/tom">Tom Oakes</a></div>
<time datetime="2024-03-11T07:45:00Z">11 March 2024, 07:45</time>
<ul class="shareBar_Zk"><li><a href="https://social.example/s">Share on Facebook</a></li><li><button>Copy link</button></li></ul></header>
<figure><img src="/a.jpg" alt="A bank branch"><figcaption>A branch in Leeds on Monday morning. Photograph: Dana Holt/Ledger</figcaption></figure>
<div class="body_Zk">{chr(10).join(text)}</div>
<div class="authorBio_Zk"><p>Priya Raman has covered banks for the Ledger since 2017. She lives in Bradford with two whippets.</p></div>
<ul class="tagList_Zk"><li><a href="/t/banks">Banks</a></li><li><a href="/t/outages">Outages</a></li></ul></article>
<section class="comments_Zk"><h2>Comments</h2>{p.comments(6, '<div class="c"><b>{name}</b><p>{text}</p></div>')}</section>
<section class="moreFrom_Zk"><h2>You might also like</h2>{p.teasers(6, '<div><h4><a href="{url}">{title}</a></h4><p>{text}</p></div>', name)}</section>
</main><footer><ul>{p.menu(20)}</ul><p>© 2024 Valley Ledger Media Group. All rights reserved.</p></footer>
{p.script(8)}</body></html>"""
    return page, blocks, about(title, url="https://www.valley-ledger.example/2024/03/app-outage",
                               source="Valley Ledger", author="Priya Raman, Tom Oakes",
                               published="2024-03-11T07:45:00Z", language="en-GB")


def wordpress_classic():
    """A WordPress blog with plugins, a sidebar of widgets and long comments."""
    name = "vulnerability-router-advisory"
    title, blocks = article(name)
    p = Parts(name)
    body = "\n".join(f"<p>{esc(b)}</p>" for b in blocks)
    page = f"""<!DOCTYPE html>
<html lang="en-US" prefix="og: https://ogp.me/ns#"><head><meta charset="UTF-8" />
<title>{esc(title)} - Packet Shed</title>
<meta name="generator" content="WordPress 6.4.2" />
<meta property="article:published_time" content="2024-05-02T14:10:33+00:00" />
<link rel="canonical" href="https://packetshed.example/router-advisory/" />
<meta name="author" content="Ines Okafor" />{p.style(9)}{p.script(6)}
<script type="application/ld+json" class="yoast-schema-graph">{{"@context":"https://schema.org","@graph":[{{"@type":"Article","@id":"https://packetshed.example/router-advisory/#article","isPartOf":{{"@id":"https://packetshed.example/router-advisory/"}},"author":{{"@id":"https://packetshed.example/#/schema/person/9"}},"headline":{json.dumps(title)},"datePublished":"2024-05-02T14:10:33+00:00","publisher":{{"@id":"https://packetshed.example/#organization"}}}},{{"@type":"WebPage","@id":"https://packetshed.example/router-advisory/","name":"{esc(title)} - Packet Shed"}},{{"@type":"Organization","@id":"https://packetshed.example/#organization","name":"Packet Shed"}},{{"@type":"Person","@id":"https://packetshed.example/#/schema/person/9","name":"Ines Okafor"}}]}}</script>
</head><body class="post-template-default single single-post postid-812 single-format-standard custom-background wp-embed-responsive">
<div id="page" class="hfeed site"><header id="masthead" class="site-header"><p class="site-title"><a href="/">Packet Shed</a></p><p class="site-description">Networks, and what is wrong with them</p><nav id="site-navigation" class="main-navigation"><ul id="menu-top" class="menu">{p.menu(12)}</ul></nav></header>
<div id="content" class="site-content"><div id="primary" class="content-area"><main id="main" class="site-main">
<article id="post-812" class="post-812 post type-post status-publish format-standard hentry category-news tag-comments tag-social">
<header class="entry-header"><h1 class="entry-title">{esc(title)}</h1><div class="entry-meta"><span class="posted-on">Posted on <a href="/2024/05/02/"><time class="entry-date published" datetime="2024-05-02T14:10:33+00:00">May 2, 2024</time></a></span> <span class="byline">by <a href="/author/ines/">Ines Okafor</a></span> <span class="comments-link"><a href="#respond">9 Comments</a></span></div></header>
<div class="entry-content">
<div class="code-block code-block-1"><ins class="adsbygoogle" data-ad-slot="12"></ins><script>(adsbygoogle=window.adsbygoogle||[]).push({{}});</script></div>
{body}
<div class="sharedaddy sd-sharing-enabled"><div class="robots-nocontent"><h3 class="sd-title">Share this:</h3><div class="sd-content"><ul><li class="share-twitter"><a href="?share=twitter">Click to share on Twitter (Opens in new window)</a></li><li class="share-end"></li></ul></div></div></div>
<div id="jp-relatedposts" class="jp-relatedposts"><h3 class="jp-relatedposts-headline"><em>Related</em></h3>{p.teasers(3, '<div class="jp-relatedposts-post"><a href="{url}">{title}</a><p>{text}</p><span>In "News"</span></div>', name)}</div>
</div><footer class="entry-footer"><span class="cat-links">Posted in <a href="/category/news/">News</a></span><span class="tags-links">Tagged <a href="/tag/routers/">routers</a>, <a href="/tag/patches/">patches</a></span></footer></article>
<nav class="navigation post-navigation"><h2 class="screen-reader-text">Post navigation</h2><a href="/older">Previous: A cable nobody ordered</a></nav>
<div id="comments" class="comments-area"><h2 class="comments-title">9 thoughts on “{esc(title)}”</h2><ol class="comment-list">
{p.comments(14, '<li class="comment"><article class="comment-body"><footer class="comment-meta"><b class="fn">{name}</b> says:</footer><div class="comment-content"><p>{text}</p></div><div class="reply"><a href="#">Reply</a></div></article></li>')}
</ol><div id="respond" class="comment-respond"><h3>Leave a Reply</h3><form><p class="comment-notes">Your email address will not be published. Required fields are marked *</p></form></div></div>
</main></div><aside id="secondary" class="widget-area"><section class="widget widget_search"><form role="search"><label>Search for:</label></form></section><section class="widget widget_recent_entries"><h2 class="widget-title">Recent Posts</h2><ul>{p.teasers(10, '<li><a href="{url}">{title}</a></li>', name)}</ul></section><section class="widget widget_text"><h2>About</h2><div class="textwidget"><p>Packet Shed is written by three people who once ran networks for a living and who now tell others how not to do it.</p></div></section></aside></div>
<footer id="colophon" class="site-footer"><div class="site-info"><a href="https://press.example/">Proudly powered by a blog engine</a></div></footer></div>{p.script(10)}</body></html>"""
    return page, blocks, about(title, url="https://packetshed.example/router-advisory/",
                               source="Packet Shed", author="Ines Okafor",
                               published="2024-05-02T14:10:33Z", language="en-US")


def table_font():
    """A page of the year 2000: tables in tables, <FONT>, no paragraphs."""
    name = "telecom-india-outage"
    title, blocks = article(name)
    p = Parts(name)
    page = f"""<HTML><HEAD><TITLE>The Daily Switch: {esc(title)}</TITLE>
<META NAME="author" CONTENT="R. Menon"><META NAME="date" CONTENT="2023-08-14"></HEAD>
<BODY BGCOLOR="#FFFFFF" LINK="#0000CC" TOPMARGIN=0><TABLE WIDTH="780" BORDER=0 CELLPADDING=0><TR><TD COLSPAN=3 BGCOLOR="#003366"><FONT COLOR=white SIZE=5><B>The Daily Switch</B></FONT><BR><FONT SIZE=1 COLOR=white>Monday, 14 August 2023</FONT></TD></TR>
<TR><TD WIDTH=140 VALIGN=top BGCOLOR="#EEEEEE"><FONT SIZE=2>{p.links(24, "<BR>")}</FONT></TD>
<TD WIDTH=460 VALIGN=top><TABLE CELLPADDING=8><TR><TD><FONT FACE="Arial" SIZE=4><B>{esc(title)}</B></FONT><BR>
<FONT SIZE=1>By R. Menon</FONT><P><FONT FACE="Times" SIZE=3>
{"<BR><BR>".join(esc(b) for b in blocks)}
</FONT></TD></TR></TABLE>
<TABLE WIDTH="100%"><TR><TD ALIGN=center><FONT SIZE=1>[ <A HREF="/print.asp?id=9">Print this page</A> ] [ <A HREF="/mail.asp">Mail to a friend</A> ]</FONT></TD></TR></TABLE></TD>
<TD WIDTH=180 VALIGN=top BGCOLOR="#DDDDFF"><FONT SIZE=2><B>More headlines</B><BR>{p.teasers(9, '<A HREF="{url}">{title}</A><BR>', name)}</FONT><P><FONT SIZE=1><I>Advertisement</I></FONT><BR><IMG SRC="/ads/b.gif"></TD></TR>
<TR><TD COLSPAN=3 ALIGN=center><FONT SIZE=1>Copyright 2023 The Daily Switch. <A HREF="/legal">Terms of use</A></FONT></TD></TR></TABLE></BODY></HTML>"""
    return page, blocks, about(title, author="R. Menon", published="2023-08-14")


def amp_page():
    """Accelerated Mobile Pages: amp-* elements, a sidebar first, boilerplate styles."""
    name = "streaming-quarter-australia"
    title, blocks = article(name)
    p = Parts(name)
    text = [f"<p>{esc(b)}</p>" for b in blocks]
    text.insert(3, '<amp-ad width=300 height=250 type="doubleclick"><div placeholder>Advertisement</div></amp-ad>')
    text.insert(5, '<div class="amp-related"><h4>Also read</h4><ul>' + p.teasers(3, '<li><a href="{url}">{title}</a></li>', name) + "</ul></div>")
    page = f"""<!doctype html><html ⚡ lang="en-AU"><head><meta charset="utf-8"><script async src="https://cdn.example/v0.js"></script>
<title>{esc(title)}</title><link rel="canonical" href="https://reelwire.example/kooka-profit">
<meta name="viewport" content="width=device-width"><style amp-boilerplate>body{{-webkit-animation:-amp-start 8s steps(1,end) 0s 1 normal both}}</style><noscript><style amp-boilerplate>body{{-webkit-animation:none}}</style></noscript>
<style amp-custom>{p.style(5)[8:-9]}</style>
{json_ld(__type="NewsArticle", mainEntityOfPage="https://reelwire.example/kooka-profit", headline=title, datePublished="2024-08-19T09:00:00+10:00", author={"@type": "Person", "name": "Bea Lindqvist"}, publisher={"@type": "Organization", "name": "Reel Wire", "logo": {"@type": "ImageObject", "url": "https://reelwire.example/l.png"}})}
</head><body><amp-sidebar id="sb" layout="nodisplay" side="right"><ul>{p.menu(30)}</ul></amp-sidebar>
<header class="top"><button on="tap:sb.toggle">☰</button><amp-img src="/logo.png" alt="Reel Wire" width=90 height=20></amp-img></header>
<article class="amp-wp-article"><header class="amp-wp-article-header"><h1 class="amp-wp-title">{esc(title)}</h1><div class="amp-wp-meta">Bea Lindqvist</div><div class="amp-wp-meta amp-wp-posted-on">August 19, 2024</div></header>
<figure class="amp-wp-article-featured-image"><amp-img src="/k.jpg" width=800 height=450 layout="responsive"></amp-img><p class="wp-caption-text">The studio in Sydney where Kooka+ is made.</p></figure>
<div class="amp-wp-article-content">{chr(10).join(text)}</div>
<div class="social"><amp-social-share type="email"></amp-social-share><amp-social-share type="twitter"></amp-social-share></div></article>
<amp-consent id="c"><div id="consent-ui">Reel Wire and its partners ask for consent to store data on your device. <button>Accept</button></div></amp-consent>
<footer class="amp-wp-footer"><p>Reel Wire</p><a href="#top" class="back-to-top">Back to top</a></footer></body></html>"""
    return page, blocks, about(title, url="https://reelwire.example/kooka-profit", source="Reel Wire",
                               author="Bea Lindqvist", published="2024-08-18T23:00:00Z", language="en-AU")


def json_ld_only():
    """An application that draws the page later: the text stands in JSON-LD only."""
    name = "acquisition-dutch-sensor"
    title, blocks = article(name)
    p = Parts(name)
    body = "\n\n".join(blocks)
    page = f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{esc(title)} • Sensorium</title>
<meta name="viewport" content="width=device-width,initial-scale=1">{p.script(20)}
<script type="application/ld+json">[{{"@context":"http://schema.org","@type":"BreadcrumbList","itemListElement":[{{"@type":"ListItem","position":1,"name":"Deals"}}]}},{{"@context":"http://schema.org","@type":"ReportageNewsArticle","url":"https://sensorium.example/deals/441","headline":{json.dumps(title)},"datePublished":"2024-09-30T06:00:00Z","author":"Joris Maas","publisher":{{"@type":"NewsMediaOrganization","name":"Sensorium"}},"inLanguage":"en","articleBody":{json.dumps(body)}}}]</script>
</head><body><noscript>You need to enable JavaScript to run this app.</noscript><div id="root"><div class="spinner" aria-label="Loading"></div></div>{p.script(10)}</body></html>"""
    return page, blocks, about(title, url="https://sensorium.example/deals/441", source="Sensorium",
                               author="Joris Maas", published="2024-09-30T06:00:00Z", language="en")


def broken_nesting():
    """End tags that are missing, crossed or too many; attributes without quotes."""
    name = "airline-reservation-outage"
    title, blocks = article(name)
    p = Parts(name)
    ways = ["<p>{}", "<p><b><i>{}</b></i>", "<div><p>{}</div></div>", "<p align=left>{}</p></p>",
            "<P>{}<br>", "<p><font color=red>{}</p>", "<p><span class=x>{}</span></b>"]
    body = "\n".join(ways[i % len(ways)].format(esc(b)) for i, b in enumerate(blocks))
    page = f"""<html>
<head><title>{esc(title)}
</title><meta name=description content="An airline <b>stopped">
<body bgcolor=#fff onload="if(a<b){{x()}}">
<ul class=nav><li><a href=/>Home</a><li><a href=/news>News<li><a href=/travel>Travel</a></ul>
<div id=wrap><div class=col1><h1>{esc(title)}<h1>
<p class=byline>By Lou Amsel, June 3, 2023
<div class=text>
{body}
<div class=share>Share: <a href=/fb>Facebook</a> <a href=/x>X</a></div>
</div></div></div></td></tr></table>
<div class=related><b>Related<ul>{p.teasers(5, "<li><a href='{url}'>{title}", name)}</ul>
<div class=footer><p>(c) Wingtip News<p><a href=/about>About us</a></center>
</body></html></div>"""
    return page, blocks, about(title, author="Lou Amsel")


def div_soup():
    """No paragraphs at all: divisions, line breaks and meaningless class names."""
    name = "crypto-exchange-hack"
    title, blocks = article(name)
    p = Parts(name)
    page = f"""<!DOCTYPE html><html><head><meta charset=utf-8><title>{esc(title)}</title>{p.script(4)}</head>
<body><div class="a1"><div class="a2">{p.links(18, " ")}</div></div>
<div class="b1"><div class="b2"><div class="b3">{esc(title)}</div><div class="b4">4 Oct 2023 14:20 UTC</div>
<div class="b5">{"<br /><br />".join(esc(b) for b in blocks)}</div>
<div class="b6"><div>Tweet</div><div>Share</div><div>Save</div></div></div>
<div class="b7"><div class="b8">Most read</div>{p.teasers(7, '<div class="b9"><a href="{url}">{title}</a></div>', name)}</div></div>
<div class="z1">Coinshed is not a bank. Nothing here is advice. © Coinshed</div></body></html>"""
    return page, blocks, about(title, published="2023-10-04T14:20:00Z")


def live_blog():
    """Entries with times under one headline."""
    name = "telecom-storm-estonia"
    title, blocks = article(name)
    p = Parts(name)
    entries, text = [], []
    for i, b in enumerate(blocks):
        when, _, rest = b.partition(" — ")
        if not rest:
            when, rest = f"{20 - i}:00", b
        text.append(rest)
        entries.append(f'<article class="lb-post" id="post-{i}"><div class="lb-post__time"><time datetime="2024-01-25T{20 - i:02}:00">{esc(when[-5:])}</time></div><div class="lb-post__author">Kadri Saar</div><div class="lb-post__body"><p>{esc(rest)}</p></div><div class="lb-post__share"><a href="#">Share this update</a></div></article>')
    page = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{esc(title)} | Baltic Line</title>
<meta property="og:title" content="{esc(title)}"><meta property="og:site_name" content="Baltic Line">
{json_ld(__type="LiveBlogPosting", headline=title, datePublished="2024-01-25T10:00:00+02:00", author={"@type": "Person", "name": "Kadri Saar"}, coverageStartTime="2024-01-25T10:00:00+02:00", liveBlogUpdate=[{"@type": "BlogPosting", "headline": "Update", "articleBody": text[0], "datePublished": "2024-01-25T21:40:00+02:00"}])}{p.style(4)}{p.script(8)}</head>
<body><nav class="top"><ul>{p.menu(24)}</ul></nav><main><header class="lb-head"><span class="lb-flag">Live</span><h1>{esc(title)}</h1><p class="lb-updated">Updated 2 hours ago</p></header>
<section class="lb-stream">{chr(10).join(entries)}</section><button>Load more</button></main>
<aside class="rail"><h2>Most viewed</h2><ol>{p.teasers(10, '<li><a href="{url}">{title}</a></li>', name)}</ol></aside>
<footer><p>Baltic Line, Tallinn</p></footer></body></html>"""
    return page, text, about(title, source="Baltic Line", author="Kadri Saar",
                             published="2024-01-25T08:00:00Z", language="en")


def question_answer():
    """An interview: questions in bold, a pull quote that repeats an answer."""
    name = "antitrust-interview-qa"
    title, blocks = article(name)
    p = Parts(name)
    text = []
    for b in blocks:
        if b.startswith("Q: "):
            text.append(f"<p><strong>{esc(b)}</strong></p>")
        else:
            text.append(f"<p>{esc(b)}</p>")
    quote = blocks[2].split(". ")[1] + "."
    text.insert(5, f'<aside class="pull-quote"><p>“{esc(quote)}”</p></aside>')
    page = f"""<!DOCTYPE html><html lang="en-gb"><head><meta charset="utf-8"><title>{esc(title)} – The Long Table</title>
<meta name="author" content="Felix Arden"><meta name="dc.date.issued" content="2024-02-09"><meta property="og:site_name" content="The Long Table">
{p.style(3)}</head><body><div class="wrapper"><div class="hd"><a href="/">The Long Table</a><ul class="hd-nav">{p.menu(10)}</ul></div>
<div class="story"><div class="story-kicker">Interview</div><h1 class="story-title">{esc(title)}</h1><div class="story-byline">Felix Arden</div><div class="story-text">{chr(10).join(text)}</div>
<div class="story-foot"><p>If you enjoyed this interview, subscribe to The Long Table for £4 a month.</p></div></div>
<div class="next-up"><h3>Up next</h3>{p.teasers(3, '<a href="{url}"><strong>{title}</strong><span>{text}</span></a>', name)}</div></div></body></html>"""
    return page, blocks, about(title, source="The Long Table", author="Felix Arden",
                               published="2024-02-09", language="en-gb")


def press_release():
    """A company's newsroom: contact data, a download list, what the company does."""
    name = "ceo-succession-tellworth"
    title, blocks = article(name)
    p = Parts(name)
    last = "Tellworth makes scales, meters and other things that measure, and has done so since 1911."
    page = f"""<!DOCTYPE html><html lang="en"><head><title>{esc(title)}</title><meta charset="utf-8"><meta name="publish-date" content="2023-11-06">{p.script(5)}</head>
<body><header role="banner"><div class="brand">Tellworth</div><nav>{p.links(14, " ")}</nav></header><ol class="breadcrumb"><li><a href="/">Home</a></li><li><a href="/news">Newsroom</a></li><li>Releases</li></ol>
<div class="container"><div class="row"><div class="col-md-8 press-release"><h1>{esc(title)}</h1><p class="release-date">November 6, 2023</p>{"".join(f"<p>{esc(b)}</p>" for b in blocks)}<h3>About Tellworth</h3><p>{last}</p></div>
<div class="col-md-4 sidebar"><h4>Media contact</h4><p>Ida Brun<br>+44 20 7946 0000<br>press@tellworth.example</p><h4>Downloads</h4><ul><li><a href="/a.pdf">Release (PDF)</a></li><li><a href="/b.zip">Portraits</a></li></ul></div></div></div>
<footer><div>{p.links(12, " | ")}</div><p>© Tellworth plc 2023</p></footer></body></html>"""
    return page, blocks + ["About Tellworth", last], about(title, published="2023-11-06", language="en")


def comments_longer():
    """The readers write more than the reporter, in elements that say nothing."""
    name = "denied-outage-airline"
    title, blocks = article(name)
    p = Parts(name)
    page = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{esc(title)}</title><meta property="og:site_name" content="Gate Change"><meta property="article:published_time" content="2024-07-20T16:30:00Z"><meta name="author" content="Sol Vance">{p.script(3)}</head>
<body><div class="w"><div class="hd">{p.links(16, " ")}</div><div class="m"><h1>{esc(title)}</h1><div class="i">Sol Vance, July 20, 2024</div>{"".join(f"<p>{esc(b)}</p>" for b in blocks)}
<div class="t"><h3>61 Comments</h3>{p.comments(40, '<div class="t1"><div class="t2">{name}</div><p>{text}</p><span>Reply</span></div>')}</div></div></div></body></html>"""
    return page, blocks, about(title, source="Gate Change", author="Sol Vance",
                               published="2024-07-20T16:30:00Z")


def two_articles():
    """Endless scrolling: the next article stands below the first."""
    name, other = "cloud-cooling-osaka", "korean-messenger-outage"
    title, blocks = article(name)
    title2, blocks2 = article(other)
    p = Parts(name)

    def one(t, bs, url):
        return (f'<article class="story" data-url="{url}"><h1>{esc(t)}</h1><div class="meta"><a href="/r">Mika Aalto</a> · 3 min read</div>'
                f'<div class="story-copy">{"".join(f"<p>{esc(b)}</p>" for b in bs)}</div><div class="tags"><a href="/t">Data centres</a></div></article>')
    page = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{esc(title)} — Coldaisle</title><link rel="canonical" href="https://coldaisle.example/osaka"><meta property="og:title" content="{esc(title)}"><meta property="og:site_name" content="Coldaisle">
<meta property="article:published_time" content="2024-05-22T08:00:00+09:00"><meta name="author" content="Mika Aalto">{p.style(5)}{p.script(9)}</head><body><header><nav><ul>{p.menu(20)}</ul></nav></header>
<div class="feed">{one(title, blocks, "https://coldaisle.example/osaka")}<div class="next-article-label">Next article</div>{one(title2, blocks2, "https://coldaisle.example/bandi")}</div><footer>Coldaisle</footer></body></html>"""
    return page, blocks, about(title, url="https://coldaisle.example/osaka", source="Coldaisle",
                               author="Mika Aalto", published="2024-05-21T23:00:00Z", language="en")


def paywall_teaser():
    """Three paragraphs, then a plea to pay."""
    name = "founder-ousted-ai-lab"
    title, blocks = article(name)
    blocks = blocks[:3]
    p = Parts(name)
    page = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{esc(title)} | Term Sheet Daily</title><meta property="og:site_name" content="Term Sheet Daily"><meta property="og:title" content="{esc(title)}">
{json_ld(__type="NewsArticle", headline=title, isAccessibleForFree=False, datePublished="2024-11-18T12:00:00Z", author={"@type": "Person", "name": "Nora Quill"}, hasPart={"@type": "WebPageElement", "isAccessibleForFree": False, "cssSelector": ".meteredContent"})}{p.script(14)}</head>
<body><div class="top-nav">{p.links(22, " ")}</div><div class="article-wrap"><h1>{esc(title)}</h1><div class="article-author">By Nora Quill</div>
<div class="article-body"><div class="free">{"".join(f"<p>{esc(b)}</p>" for b in blocks)}</div>
<div class="paywall-box"><h2>To continue reading, subscribe</h2><p>Join 40,000 people who read Term Sheet Daily before their first meeting, and get every story, every chart and the Friday letter.</p><ul><li>$1 for the first month</li><li>Cancel anytime</li></ul><a href="/subscribe">See all plans</a><p>Already a subscriber? <a href="/login">Log in</a></p></div></div></div>
<div class="popular"><h3>Most popular</h3>{p.teasers(5, '<p><a href="{url}">{title}</a></p>', name)}</div></body></html>"""
    return page, blocks, about(title, source="Term Sheet Daily", author="Nora Quill",
                               published="2024-11-18T12:00:00Z", language="en")


def sidebar_longer():
    """The column beside the article holds more text than it does, in plain paragraphs."""
    name = "helium-shortage-fabs"
    title, blocks = article(name)
    p = Parts(name)
    page = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{esc(title)}</title><meta name="pubdate" content="2023-02-17">{p.style(4)}</head><body>
<div id="top">{p.links(12, " | ")}</div><div id="columns"><div id="left"><h1>{esc(title)}</h1><p class="who">Gia Brandt</p>{"".join(f"<p>{esc(b)}</p>" for b in blocks)}</div>
<div id="right"><h2>In other news</h2>{p.teasers(20, '<div><h3><a href="{url}">{title}</a></h3><p>{text}. {text}.</p></div>', name)}</div></div><div id="foot">Fab Notes, a letter about chips</div></body></html>"""
    return page, blocks, about(title, published="2023-02-17")


def outlet_rule():
    """Only a rule for the outlet can tell: names that mean nothing, a note inside."""
    name = "status-page-explainer"
    title, blocks = article(name)
    p = Parts(name)
    text = [f"<div>{esc(b)}</div>" for b in blocks]
    text.insert(1, '<div class="desk-note">The desk regrets that an earlier version of this column was shorter.</div>')
    page = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>Orchard Tech</title><link rel="canonical" href="https://www.orchard-tech.example/c/88"></head><body>
<div id="col-a">{p.teasers(6, "<div>{title}</div><div>{text}. {text}.</div>", name)}</div><div id="col-b"><div class="hl">{esc(title)}</div><div class="who">for you by <b>Ezra Pym</b></div><div class="when">March 3, 2024</div><div class="copy">{"".join(text)}</div><div>{p.teasers(2, "{text}. {text}. {text}.", name)}</div></div></body></html>"""
    return page, blocks, about(title, url="https://www.orchard-tech.example/c/88", author="Ezra Pym",
                               published="2024-03-03")


LAYOUTS = [news_modern, wordpress_classic, table_font, amp_page, json_ld_only, broken_nesting,
           div_soup, live_blog, question_answer, press_release, comments_longer, two_articles,
           paywall_teaser, sidebar_longer, outlet_rule]
