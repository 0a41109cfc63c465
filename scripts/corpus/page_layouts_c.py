"""Layouts of pages, third part: written when the method had been tuned on the first two,
and scored once before anything was changed for them."""
from page_parts import Parts, article, esc, json_ld


def about(title, **more):
    return {"title": title, **more}


def paragraphs(blocks, form="<p>{}</p>"):
    return "\n".join(form.format(esc(b)) for b in blocks)


def utility_classes():
    """Names that only say how things look; nothing says what they are."""
    name = "h01-sprinkler-frankfurt"
    title, blocks = article(name)
    p = Parts(name)
    body = [f'<p class="mb-6 text-lg leading-8 text-slate-800">{esc(b)}</p>' for b in blocks]
    body.insert(2, '<div class="my-8 rounded-xl bg-slate-50 p-6"><p class="text-sm font-bold">Get the Daily Rack</p><p class="text-sm">What broke, who fixed it and what it cost. Free, every weekday.</p><input placeholder="you@work.example"><button>Sign me up</button></div>')
    return f"""<!DOCTYPE html><html lang="en" class="h-full scroll-smooth"><head><meta charset="utf-8"><title>{esc(title)} | Rackspotter</title><meta property="og:title" content="{esc(title)}"><meta property="og:site_name" content="Rackspotter"><meta property="og:url" content="https://rackspotter.example/p/9">{p.style(8)}{p.script(14)}</head>
<body class="min-h-full bg-white"><div class="sticky top-0 flex gap-4 px-4"><a class="font-black" href="/">Rackspotter</a><div class="hidden md:flex gap-2">{p.links(9, "")}</div></div><div class="mx-auto max-w-5xl grid grid-cols-12 gap-8"><div class="col-span-8"><p class="text-xs uppercase tracking-wide text-rose-600">Data centres</p><h1 class="text-4xl font-extrabold">{esc(title)}</h1><div class="flex items-center gap-2 text-sm text-slate-500"><img class="rounded-full" src="/a.jpg"><span>Odile Marchetti</span><span>·</span><span>4 min read</span></div>{"".join(body)}<div class="flex gap-2 mt-10"><a class="rounded bg-slate-100 px-2" href="/t/fire">Fire</a><a class="rounded bg-slate-100 px-2" href="/t/fra">Frankfurt</a></div></div>
<div class="col-span-4"><h2 class="text-xl font-bold">Keep scrolling</h2>{p.teasers(8, '<a class="block py-3 border-b" href="{url}"><h3 class="font-semibold">{title}</h3><p class="text-sm text-slate-500">{text}…</p></a>', name)}</div></div><div class="bg-slate-900 text-slate-300 p-10"><p class="text-xs">Rackspotter is made in Ghent. Say hello: desk@rackspotter.example</p></div></body></html>""", blocks, about(
        title, url="https://rackspotter.example/p/9", source="Rackspotter", language="en")


def drupal_node():
    """A public broadcaster on an old Drupal: regions, fields, a printer-friendly link."""
    name = "h02-payday-ryburn-bank"
    title, blocks = article(name)
    p = Parts(name)
    return f"""<!DOCTYPE html><html lang="en" dir="ltr"><head><meta charset="utf-8"><meta name="Generator" content="Drupal 7"><link rel="canonical" href="/news/ryburn"><meta property="og:url" content="https://calderradio.example/news/ryburn"><title>{esc(title)} | Calder Radio</title>{p.style(3)}</head><body class="html not-front one-sidebar sidebar-second node-type-article"><div id="skip-link"><a href="#main">Skip to main content</a></div><div id="page-wrapper"><div id="header"><div id="name-and-slogan">Calder Radio</div></div><div id="main-menu" class="navigation"><ul class="links inline">{p.menu(9)}</ul></div>
<div id="main-wrapper"><div id="content" class="column"><div class="section"><h1 class="title" id="page-title">{esc(title)}</h1><div class="tabs"><ul class="tabs primary"><li><a href="/view">View</a></li></ul></div><div class="region region-content"><div id="node-55" class="node node-article node-promoted clearfix"><div class="meta submitted">Submitted by Kit Hollis on Fri, 05/31/2024 - 17:20</div><div class="content clearfix"><div class="field field-name-body field-type-text-with-summary"><div class="field-items"><div class="field-item even" property="content:encoded">{paragraphs(blocks)}</div></div></div><div class="field field-name-field-tags"><h3 class="field-label">Tags:</h3><ul class="links"><li><a href="/t/1">Banks</a></li><li><a href="/t/2">Halifax</a></li></ul></div></div><div class="link-wrapper"><ul class="links inline"><li class="print_html"><a href="/print/55">Printer-friendly version</a></li></ul></div>
<div id="comments" class="comment-wrapper"><h2 class="title">Comments</h2>{p.comments(5, '<div class="comment clearfix"><h3><a href="/c" class="permalink">{name}</a></h3><p>{text}</p></div>')}</div></div></div></div></div><div id="sidebar-second" class="column sidebar"><div class="block block-views"><h2>On air now</h2><p>Teatime with Dot Ackroyd, who plays records until the pips and takes no requests at all.</p></div></div></div><div id="footer-wrapper"><p>Calder Radio CIC, Hebden Bridge</p></div></div></body></html>""", blocks, about(
        title, url="https://calderradio.example/news/ryburn", language="en")


def ghost_post():
    """A Ghost blog: cards, a call to subscribe between the paragraphs, post tips."""
    name = "h03-nusalink-cable"
    title, blocks = article(name)
    p = Parts(name)
    body = [f"<p>{esc(b)}</p>" for b in blocks]
    body.insert(2, '<figure class="kg-card kg-bookmark-card"><a class="kg-bookmark-container" href="/z"><div class="kg-bookmark-content"><div class="kg-bookmark-title">What a cable ship does all day</div><div class="kg-bookmark-description">Mostly, it waits for the weather, says the mate of the Ile de Groix.</div></div></a></figure>')
    body.insert(4, '<div class="kg-card kg-cta-card"><div class="kg-cta-text"><p>Landing Point is written by one person. Paying readers keep it afloat.</p></div><a class="kg-cta-button" href="/join">Become a member</a></div>')
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{esc(title)}</title><meta name="generator" content="Ghost 5.75"><meta property="og:site_name" content="Landing Point"><meta property="og:title" content="{esc(title)}"><meta property="article:published_time" content="2024-02-20T04:00:00.000Z">{json_ld(__type="Article", publisher={"@type": "Organization", "name": "Landing Point", "url": "https://landing.example/"}, author={"@type": "Person", "name": "Tari Wowor"}, headline=title, url="https://landing.example/nusalink/", datePublished="2024-02-20T04:00:00.000Z")}{p.style(4)}</head>
<body class="post-template tag-cables"><div class="gh-viewport"><header id="gh-navigation" class="gh-navigation"><nav>{p.links(5, " ")}</nav></header><main class="gh-main"><article class="gh-article post"><header class="gh-article-header gh-canvas"><a class="gh-article-tag" href="/tag/cables/">Cables</a><h1 class="gh-article-title">{esc(title)}</h1><p class="gh-article-excerpt">A break, a storm, and an island that could not text.</p><div class="gh-article-meta"><h4 class="gh-article-author-name"><a href="/author/tari/">Tari Wowor</a></h4><time class="gh-article-meta-date" datetime="2024-02-20">20 Feb 2024</time></div></header>
<section class="gh-content gh-canvas is-body">{"".join(body)}</section></article><section class="gh-comments"><header><h2>Member discussion</h2></header></section></main><section class="gh-container"><h2 class="gh-container-title">Read more</h2>{p.teasers(4, '<article class="gh-card post"><a class="gh-card-link" href="{url}"><h3 class="gh-card-title">{title}</h3><p class="gh-card-excerpt">{text}</p></a></article>', name)}</section><footer class="gh-footer"><p>Sign up for Landing Point and never miss a break.</p></footer></div></body></html>""", blocks, about(
        title, url="https://landing.example/nusalink/", source="Landing Point", author="Tari Wowor",
        published="2024-02-20T04:00:00Z", language="en")


def wire_pre():
    """A wire agency's plain page: the whole story in one <pre>."""
    name = "h06-cascadia-air"
    title, blocks = article(name)
    lines = []
    for b in blocks:
        line = ""
        for word in b.split(" "):
            if len(line) + len(word) > 70:
                lines.append(line)
                line = word
            else:
                line = f"{line} {word}".strip()
        lines += [line, ""]
    text = "\n".join(lines)
    return f"""<html><head><title>{esc(title)}</title></head><body><a href="/wire">Wire index</a><h1>{esc(title)}</h1><pre>
{esc(text)}
</pre><a href="/next">Next story</a></body></html>""", blocks, about(title)


def story_clone():
    """Highlights in a list, lines that say Advertisement, links between paragraphs."""
    name = "h04-emberfall-ddos"
    title, blocks = article(name)
    p = Parts(name)
    body = [f'<p class="paragraph inline-placeholder" data-uri="cms/{i}">{esc(b)}</p>' for i, b in enumerate(blocks)]
    body.insert(1, '<div>Advertisement</div>')
    body.insert(3, '<p class="paragraph"><strong>Read more: </strong><a href="/a">The duck that everyone got, and why</a></p>')
    body.insert(5, '<div class="image_large"><img src="/p.jpg"><div class="image_large__caption">Players wait outside a shop in Austin. <span>Moss Teller/Lantern Wire</span></div></div>')
    body.append('<p class="footnote">Cable Daily’s Ruth Amadi contributed to this report.</p>')
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{esc(title)} | Cable Daily Business</title><meta property="og:site_name" content="Cable Daily"><meta property="og:title" content="{esc(title)} | Cable Daily Business"><meta name="author" content="Juno Park, Cable Daily">{p.script(22)}{p.style(10)}</head><body><div class="header__nav"><div class="brand-logo">Cable Daily</div>{p.links(30, "")}</div><section class="layout__wrapper"><div class="headline"><h1 class="headline__text">{esc(title)}</h1><div class="headline__sub"><div class="byline__names">By Juno Park, Cable Daily</div><div class="headline__timestamp">Updated 9:41 AM EDT, Tue May 7, 2024</div></div></div>
<div class="layout-article-elevate"><main class="article__main">{"".join(body)}</main></div><div class="zone__items"><div class="container__headline">Paid Content</div>{p.teasers(5, '<div class="card"><a href="{url}"><span class="container__headline-text">{title}</span></a></div>', name)}</div></section><div class="subnav__legal">Most stock quote data provided by nobody in particular.</div></body></html>""", blocks + [
            "Cable Daily’s Ruth Amadi contributed to this report."], about(
                title, source="Cable Daily", author="Juno Park", published="2024-05-07", language="en")


def magazine_pages():
    """A technology magazine: enlarge links, page numbers, a card about the author."""
    name = "h09-palisade-earnings"
    title, blocks = article(name)
    p = Parts(name)
    body = paragraphs(blocks[:2]) + '<figure class="image"><img src="/f.jpg"><div class="enlarge-link"><a href="/f-big.jpg">Enlarge</a> <span class="sep">/</span> A wafer, enlarged.</div></figure>' + paragraphs(blocks[2:])
    return f"""<!DOCTYPE html><html lang="en-us"><head><meta charset="utf-8"><title>{esc(title)} | Silicon Mill</title><link rel="canonical" href="https://siliconmill.example/2024/04/palisade/"><meta name="twitter:title" content="{esc(title)}">{p.script(9)}</head><body class="single"><header class="site-header"><a href="/">Silicon Mill</a><nav id="header-nav-primary">{p.links(10, "")}</nav></header><main id="main"><article itemscope itemtype="http://schema.org/NewsArticle"><header class="article-header"><h4 class="post-upperdek">Chips —</h4><h1 itemprop="headline">{esc(title)}</h1><h2 itemprop="description">The pile in the warehouse gets no smaller.</h2><section class="post-meta"><p class="byline" itemprop="author creator"><a rel="author" href="/ab"><span itemprop="name">Abel Bohm</span></a> - <time class="date" datetime="2024-04-24T20:15:00+00:00">4/24/2024, 8:15 PM</time></p></section></header><section class="article-guts"><div itemprop="articleBody" class="article-content post-page">{body}<nav class="page-numbers">Page: 1 <a href="/2">2</a> <a href="/2">Next →</a></nav></div></section></article><section class="post-upvoted-comments"><h3>Promoted Comments</h3>{p.comments(2, '<div><strong>{name}</strong><p>{text}</p></div>')}</section><section class="article-author"><p><a href="/ab">Abel Bohm</a> Abel has written about semiconductors since they were large enough to drop on one's foot.</p></section></main><div class="xrail">{p.teasers(6, '<li><a href="{url}"><h2>{title}</h2></a></li>', name)}</div></body></html>""", blocks, about(
        title, url="https://siliconmill.example/2024/04/palisade/", author="Abel Bohm", published="2024-04-24T20:15:00Z", language="en-us")


def joomla_portal():
    """A regional portal on Joomla: hits, a toolbar, previous and next, modules."""
    name = "h10-tucan-wallet"
    title, blocks = article(name)
    p = Parts(name)
    return f"""<!DOCTYPE html><html xml:lang="en-gb" lang="en-gb"><head><base href="https://andino.example/en/economy/88-wallet"/><meta http-equiv="content-type" content="text/html; charset=utf-8"/><meta name="author" content="Super User"/><meta name="generator" content="Joomla! - Open Source Content Management"/><title>{esc(title)}</title>{p.style(2)}</head><body><div class="container"><div class="moduletable_menu"><h3>Main Menu</h3><ul class="nav menu">{p.menu(11)}</ul></div><div class="item-page" itemscope itemtype="https://schema.org/Article"><meta itemprop="inLanguage" content="en-GB"/><div class="page-header"><h2 itemprop="headline">{esc(title)}</h2></div><div class="icons"><ul class="actions"><li class="print-icon"><a href="/p">Print</a></li><li class="email-icon"><a href="/e">Email</a></li></ul></div><dl class="article-info muted"><dt class="article-info-term">Details</dt><dd class="createdby">Written by <span itemprop="name">Lucía Ferro</span></dd><dd class="category-name">Category: <a href="/en/economy">Economy</a></dd><dd class="published">Published: <time datetime="2024-06-12T09:00:00-05:00" itemprop="datePublished">12 June 2024</time></dd><dd class="hits">Hits: 2043</dd></dl><div itemprop="articleBody">{paragraphs(blocks, "<p>&nbsp; {}</p>")}</div><ul class="pager pagenav"><li class="previous"><a href="/87">Prev</a></li><li class="next"><a href="/89">Next</a></li></ul></div><div class="well"><h3 class="page-header">Latest Articles</h3><ul class="category-module">{p.teasers(5, '<li><a href="{url}">{title}</a></li>', name)}</ul></div></div><div class="footer"><p>© 2024 Andino</p></div></body></html>""", blocks, about(
        title, published="2024-06-12T14:00:00Z", language="en-gb")


def wire_release():
    """A release at a wire service: contacts, who sent it, a button to share."""
    name = "h12-tidewell-funding"
    title, blocks = article(name)
    p = Parts(name)
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{esc(title)}</title><meta name="DC.date.issued" content="2024-03-05"><meta property="og:site_name" content="Rapid Release"><meta property="og:title" content="{esc(title)}">{p.script(8)}</head><body><div class="global-bar">{p.links(6, "")}</div><section class="release-header container"><div class="row detail-headline"><h1>{esc(title)}</h1></div><div class="row detail-info"><div class="org-name">News provided by <strong>Tidewell Ltd</strong></div><div>Mar 05, 2024, 08:00 ET</div></div><div class="row share-icons"><span>Share this article</span></div></section><section class="release-body container"><div class="row"><div class="col-lg-10">{paragraphs(blocks)}<p id="sourceline">SOURCE Tidewell Ltd</p></div></div></section><div class="modal-contact"><h4>WANT YOUR COMPANY'S NEWS FEATURED HERE?</h4><p>Tell the world, or at least the part of it that reads releases before breakfast.</p></div><section class="also-from"><h3>More Releases From This Source</h3>{p.teasers(3, '<div class="card"><a href="{url}"><h4>{title}</h4></a><p>{text}</p></div>', name)}</section></body></html>""", blocks, about(
        title, source="Rapid Release", published="2024-03-05", language="en")


def clap_platform():
    """A platform for writers: follow buttons, claps, a biography, recommendations."""
    name = "h15-label-maker-column"
    title, blocks = article(name)
    p = Parts(name)
    body = paragraphs(blocks, '<p class="pw-post-body-paragraph nb nc nd ne" id="x">{}</p>')
    return f"""<!doctype html><html lang="en"><head><title data-rh="true">{esc(title)} | by Ottoline Grey | Small Machines | Quill</title><meta property="og:site_name" content="Quill"><meta property="og:title" content="{esc(title)}"><meta name="author" content="Ottoline Grey"><meta property="article:published_time" content="2024-05-01T06:30:11.120Z">{p.style(9)}</head><body><div id="root"><div class="a b c"><div class="k l"><a href="/">Quill</a><a href="/write">Write</a><button>Sign up</button><a href="/signin">Sign in</a></div><article><div class="l"><div class="s t"><section><div><h1 class="pw-post-title">{esc(title)}</h1><div class="speechify-ignore ab"><div><a href="/@og">Ottoline Grey</a> · <button>Follow</button></div><div><span>Published in</span> <a href="/sm">Small Machines</a> · <span>5 min read</span> · <span>May 1, 2024</span></div><div><span>1.2K</span> <span>31</span> <button>Listen</button> <button>Share</button></div></div>{body}</div></section></div></div></article><div class="foot"><div><a href="/t/gadgets">Gadgets</a><a href="/t/labels">Labels</a></div><div>1.2K claps</div><div class="bio-ish"><h2>Written by Ottoline Grey</h2><p>3.4K followers</p><p>Writes about machines that fit in a drawer.</p><button>Follow</button></div></div><div class="recs"><h2>More from Ottoline Grey and Small Machines</h2>{p.teasers(4, '<div><a href="{url}"><h2>{title}</h2><h3>{text}</h3></a><span>Apr 9</span></div>', name)}<h2>Recommended from Quill</h2>{p.teasers(6, '<div><a href="{url}"><h2>{title}</h2><h3>{text}</h3></a></div>', name)}</div></div></div></body></html>""", blocks, about(
        title, source="Quill", author="Ottoline Grey", published="2024-05-01T06:30:11Z", language="en")


def nested_sections():
    """A long read in sections, each in a division of its own, with notes at the end."""
    name = "h16-repair-cafe"
    title, blocks = article(name)
    p = Parts(name)
    parts, text = [], []
    heads = ["The kettle", "The queue", "The law"]
    for i, b in enumerate(blocks):
        head = ""
        if i in (2, 4, 6) and heads:
            h = heads.pop(0)
            head = f"<h2>{h}</h2>"
            text.append(h)
        parts.append(f'<section class="chapter"><div class="inner">{head}<p>{esc(b)}</p></div></section>')
        text.append(b)
    return f"""<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>{esc(title)} — The Mender</title><meta name="description" content="A morning with soldering irons"><meta property="article:author" content="Cass Wilde">{p.style(3)}</head><body><div class="masthead"><a href="/">The Mender</a></div><div class="longread"><div class="cover"><h1>{esc(title)}</h1><p class="standfirst">A morning with soldering irons</p><p class="credits">Words by Cass Wilde. Photographs by Len Oyelaran.</p></div>{"".join(parts)}<section class="chapter"><p class="colophon">This story appears in issue 12 of The Mender.</p></section></div><div class="shop"><h2>From the shop</h2><p>Issue 12, in print, with a free fuse. £9.</p></div></body></html>""", text, about(
        title, author="Cass Wilde", language="en-GB")


LAYOUTS = [utility_classes, drupal_node, ghost_post, wire_pre, story_clone, magazine_pages,
           joomla_portal, wire_release, clap_platform, nested_sections]
