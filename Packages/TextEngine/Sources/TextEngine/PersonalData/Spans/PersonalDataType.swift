/// What a span of personal data is, by the names that presidio-research uses.
public enum PersonalDataType: String, Sendable, CaseIterable, Codable {
    case person = "PERSON"
    case streetAddress = "STREET_ADDRESS"
    case place = "GPE"
    case organization = "ORGANIZATION"
    case card = "CREDIT_CARD"
    case date = "DATE_TIME"
    /// A form of address or a job.
    case title = "TITLE"
    case phone = "PHONE_NUMBER"
    case age = "AGE"
    /// A nationality, religion or political group.
    case group = "NRP"
    case postcode = "ZIP_CODE"
    case socialSecurity = "US_SSN"
    case driversLicence = "US_DRIVER_LICENSE"
    case email = "EMAIL_ADDRESS"
    case domain = "DOMAIN_NAME"
    case ip = "IP_ADDRESS"
    case iban = "IBAN_CODE"
}
