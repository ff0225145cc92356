// A mail server for tests. Its one argument is JSON:
//   tls      "implicit", "starttls" or "none"; key and cert are PEM files
//   user, password   who may sign in; then nobody else may send
//   rcpt     { address: ["451 4.7.1 Greylisted", "", …] }: the answers to RCPT in turn; "" takes it, the last one stays
//   silent   a domain whose addresses get no answer to RCPT at all
//   data     the same for the end of DATA
//   bounces  { address: "5.1.1" }: takes the mail and reports its failure later, as a mail server does (RFC 3464)
// Each line that it prints is JSON: { port }, { mail }, { report } or { asked }.
import { readFileSync } from 'node:fs';
import { SMTPServer } from 'smtp-server';

const wish = JSON.parse(process.argv[2]);
const tell = line => process.stdout.write(JSON.stringify(line) + '\n');

function answerOf(answers, address) {
  const left = answers?.[address];
  if (!left?.length) return null;
  const answer = left.length > 1 ? left.shift() : left[0];
  if (!answer) return null;
  const error = new Error(answer.slice(4));
  error.responseCode = Number(answer.slice(0, 3));
  return error;
}

function report(mail, status) {
  const headers = mail.text.slice(0, mail.text.indexOf('\r\n\r\n'));
  return [
    'From: Mail Delivery System <mailer-daemon@mx.example>',
    `To: ${mail.from}`,
    'Subject: Undelivered Mail Returned to Sender',
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b1"',
    '',
    '--b1',
    'Content-Type: text/plain; charset=us-ascii',
    '',
    'I could not deliver your mail.',
    '',
    '--b1',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example',
    `Original-Envelope-Id: ${mail.envelopeId}`,
    '',
    `Original-Recipient: ${mail.originalReceiver ?? `rfc822;${mail.to[0]}`}`,
    `Final-Recipient: rfc822;${mail.to[0]}`,
    'Action: failed',
    `Status: ${status}`,
    'Diagnostic-Code: smtp; 550 no such user here',
    '',
    '--b1',
    'Content-Type: text/rfc822-headers',
    '',
    headers,
    '',
    '--b1--',
    '',
  ].join('\r\n');
}

const server = new SMTPServer({
  secure: wish.tls === 'implicit',
  key: wish.key && readFileSync(wish.key),
  cert: wish.cert && readFileSync(wish.cert),
  disabledCommands: [...(wish.tls === 'none' ? ['STARTTLS'] : []), ...(wish.user ? [] : ['AUTH'])],
  authOptional: !wish.user,
  allowInsecureAuth: wish.tls === 'none',
  hideENHANCEDSTATUSCODES: !wish.enhanced,
  hideDSN: false,
  disableReverseLookup: true,
  logger: false,
  onAuth(auth, session, done) {
    tell({ asked: 'AUTH', secure: session.secure });
    if (auth.username === wish.user && auth.password === wish.password) return done(null, { user: auth.username });
    const error = new Error('5.7.8 Who are you?');
    error.responseCode = 535;
    done(error);
  },
  onMailFrom(address, session, done) {
    done(answerOf(wish.from, address.address));
  },
  onRcptTo(address, session, done) {
    tell({ asked: 'RCPT', to: address.address });
    if (wish.silent && address.address.endsWith('@' + wish.silent)) return;
    done(answerOf(wish.rcpt, address.address));
  },
  onData(stream, session, done) {
    const parts = [];
    stream.on('data', part => parts.push(part));
    stream.on('end', () => {
      const to = session.envelope.rcptTo.map(r => r.address);
      const refused = answerOf(wish.data, to[0]);
      if (refused) return done(refused);
      const bytes = Buffer.concat(parts);
      const mail = {
        from: session.envelope.mailFrom.address,
        to,
        envelopeId: session.envelope.dsn?.envid,
        ret: session.envelope.dsn?.ret,
        notify: session.envelope.rcptTo[0].dsn?.notify,
        originalReceiver: session.envelope.rcptTo[0].dsn?.orcpt,
        secure: session.secure,
        user: session.user ?? null,
        raw: bytes.toString('base64'),
      };
      tell({ mail });
      const status = wish.bounces?.[to[0]];
      if (status) tell({ report: report({ ...mail, text: bytes.toString('latin1') }, status) });
      done();
    });
  },
});
server.on('error', error => { if (!/SSL|TLS|ECONNRESET|alert|certificate/i.test(error.message)) tell({ error: error.message }); });
server.listen(0, '127.0.0.1', () => tell({ port: server.server.address().port }));

// Ends with the test that started it, however that ends.
process.stdin.resume();
process.stdin.on('end', () => process.exit(0));
