/** How e-mails leave the house. */
export interface MailSettings {
  /** `smtp://user:password@host:port` or `smtps://...`; never to be logged. */
  readonly url: string;
  /** Sender: `考绩 <kaoji@example.gov.cn>`. */
  readonly from: string;
  /** Name of the installation, the right side of every Message-ID. */
  readonly installation: string;
}

/** Nothing where `KAOJI_SMTP_URL` is not set: then notices stand in the inboxes only. @throws RangeError for half a setting. */
export function mailSettingsFrom(env: Readonly<Record<string, string | undefined>>): MailSettings | undefined {
  const { KAOJI_SMTP_URL: url, KAOJI_SMTP_FROM: from, KAOJI_INSTALLATION: installation } = env;
  if (url === undefined || url === '') return undefined;
  if (!/^smtps?:\/\//.test(url)) throw new RangeError('KAOJI_SMTP_URL begins with smtp:// or smtps://');
  if (from === undefined || from === '') throw new RangeError('KAOJI_SMTP_FROM is missing');
  if (installation === undefined || !/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(installation)) {
    throw new RangeError('KAOJI_INSTALLATION is missing or no host name');
  }
  return { url, from, installation };
}
