/*
 * Sites where many people have a page. There the owner's link vouches for the owner's own page only, not for the site:
 * an answer must not lead from instagram.com/owner to instagram.com/anyone.
 */
const SITES = `
  instagram.com facebook.com fb.com fb.me m.me x.com twitter.com t.co threads.net threads.com tiktok.com youtube.com youtu.be
  linkedin.com lnkd.in pinterest.com pin.it snapchat.com reddit.com bsky.app mastodon.social vk.com ok.ru weibo.com
  t.me telegram.me wa.me whatsapp.com line.me lin.ee signal.me discord.gg discord.com
  linktr.ee bit.ly tinyurl.com goo.gl ow.ly rebrand.ly is.gd buff.ly cutt.ly t.ly shorturl.at s.id lnk.bio beacons.ai
  google.com google.de google.co.uk google.pt google.es google.co.jp g.page g.co forms.gle business.site apple.com
  etsy.com ebay.com ebay.de ebay.co.uk amazon.com amazon.de amazon.co.uk amazon.es amazon.co.jp rakuten.co.jp mercadolibre.com
  tripadvisor.com yelp.com trustpilot.com booking.com airbnb.com thefork.com opentable.com doctolib.de treatwell.de tabelog.com
  eventbrite.com eventbrite.co.uk meetup.com calendly.com doodle.com typeform.com surveymonkey.com jotform.com
  medium.com substack.com note.com ameblo.jp github.com gitlab.com notion.site notion.so dropbox.com wetransfer.com
  paypal.me paypal.com ko-fi.com patreon.com gofundme.com buymeacoffee.com spotify.com soundcloud.com vimeo.com issuu.com
`;

/** Post offices: an owner's address there says nothing about a site. */
const MAIL = `
  gmail.com googlemail.com outlook.com outlook.de outlook.es outlook.pt hotmail.com hotmail.es hotmail.co.uk live.com msn.com
  yahoo.com yahoo.de yahoo.es yahoo.co.uk yahoo.co.jp ymail.com icloud.com me.com mac.com aol.com gmx.de gmx.net gmx.com web.de
  t-online.de freenet.de proton.me protonmail.com mail.com mail.ru yandex.ru yandex.com zoho.com sapo.pt libero.it orange.fr
  free.fr wanadoo.fr laposte.net qq.com 163.com 126.com naver.com daum.net docomo.ne.jp ezweb.ne.jp softbank.ne.jp btinternet.com
`;

const listed = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

export const SHARED_SITES = listed(SITES);
export const POST_OFFICES = listed(MAIL);
