import Platform

/// The certificate on paper: what the signed file says, for the eye. The file is what counts.
func certificatePDF(_ certificate: CourseCertificate, _ document: CertificateDocument, address: String, _ t: Words)
    -> [UInt8]
{
    var page = PDFPage(title: "\(document.title) · \(document.holder)", language: t.language.code)
    page.write(document.issuer, y: 96, size: 12, grey: 0.35)
    var y = page.write(t("Certificate"), y: 140, size: 30, font: .bold)
    page.rule(y: y - 12)
    y = page.write(document.holder, y: y + 34, size: 22, font: .bold)
    y = page.write(t("has taken this course and knows what is in it:"), y: y + 6, size: 12, grey: 0.35)
    y = page.write(document.title, y: y + 18, size: 18, font: .bold)
    y += 18
    let rows: [(String, String)] = [
        (t("Version"), t.number(document.version)), (t("Score"), t("\(document.score) of a hundred")),
        (t("Issued"), t.date(certificate.issuedAt)), (t("Valid until"), t.date(certificate.expiresAt)),
        (t("Number"), document.certificate),
    ]
    for (what, value) in rows {
        page.write(what, y: y, size: 12, grey: 0.35)
        y = page.write(value, x: 190, y: y, size: 12, most: 333)
        y += 4
    }
    page.rule(y: y + 10)
    y = page.write(
        t(
            "Whoever wants to be sure checks the signed file that belongs to this page. It proves itself without asking anybody; this page does not."
        ),
        y: y + 34, size: 10, grey: 0.35)
    y = page.write(address + "/certificates/verify", y: y + 4, size: 10)
    y = page.write(t("Signed with the key \(document.key)"), y: y + 4, size: 8, grey: 0.35)
    if [document.holder, document.title, document.issuer].contains(where: { !PDFText($0).isWhole }) {
        page.write(
            t("Some names are written in Latin letters here. The signed file has them as they are."), y: y + 8, size: 8,
            grey: 0.35)
    }
    return page.bytes
}
