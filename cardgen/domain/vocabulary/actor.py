"""Who, where and when."""

from __future__ import annotations

from cardgen.domain.vocabulary.code import Code


class Role(Code):
    """What an organisation does with a system."""

    PROVIDER = (
        "provider",
        "has it developed or develops it, and offers it or puts it to use under own name, also in-house and free",
    )
    DEPLOYER = "deployer", "uses it under own authority at work (not the clicking end customer)"
    IMPORTER = "importer", "EU-based, brings a non-EU name's system to the EU market"
    DISTRIBUTOR = "distributor", "passes it on, is none of these"
    AUTHORISED_REPRESENTATIVE = "authorised_representative", "EU-based, written mandate of a non-EU provider"
    PRODUCT_MANUFACTURER = "product_manufacturer", "sells it with a product under own name"
    COMPONENT_SUPPLIER = "component_supplier", "supplies a model, tool or part"


class OrganisationKind(Code):
    """Kinds of organisation."""

    PRIVATE_COMPANY = "private_company", "private company"
    PUBLIC_BODY = "public_body", "governed by public law"
    PUBLIC_SERVICE_PROVIDER = (
        "public_service_provider",
        "private, serves the public (health, education, housing, social care)",
    )
    LAW_ENFORCEMENT_AUTHORITY = "law_enforcement_authority", "law enforcement authority"
    EU_INSTITUTION = "eu_institution", "eu institution"
    FINANCIAL_INSTITUTION = "financial_institution", "under EU financial-services law"
    EMPLOYER = "employer", "uses it on own staff or applicants"
    RESEARCH_INSTITUTION = "research_institution", "research institution"
    NATURAL_PERSON = "natural_person", "natural person"


class Operator(Code):
    """By whom, or on whose behalf, a system is used."""

    PRIVATE_COMPANY = "private_company", "private company"
    PUBLIC_AUTHORITY = "public_authority", "public authority"
    LAW_ENFORCEMENT_AUTHORITY = "law_enforcement_authority", "law enforcement authority"
    MIGRATION_AUTHORITY = "migration_authority", "migration authority"
    JUDICIAL_AUTHORITY = "judicial_authority", "judicial authority"
    DISPUTE_RESOLUTION_BODY = "dispute_resolution_body", "dispute resolution body"
    EU_INSTITUTION = "eu_institution", "eu institution"
    EMERGENCY_SERVICE = "emergency_service", "emergency service"
    EDUCATION_INSTITUTION = "education_institution", "education institution"
    HEALTH_PROVIDER = "health_provider", "health provider"
    CONSUMER = "consumer", "consumer"


class Size(Code):
    """Size classes (Rec. 2003/361/EC, Rec. (EU) 2025/1099)."""

    MICRO = "micro", "under 10 people"
    SMALL = "small", "under 50 people"
    MEDIUM = "medium", "under 250 people"
    SMALL_MID_CAP = "small_mid_cap", "under 750 people, no SME"
    LARGE = "large", "larger than all of these"


class Developer(Code):
    """Who trained a model."""

    THIS_ORGANISATION = "this_organisation", "this organisation"
    THIRD_PARTY = "third_party", "third party"
    JOINTLY = "jointly", "jointly"


class Audience(Code):
    """To whom a system is offered."""

    INTERNAL = "internal", "own staff"
    BUSINESSES = "businesses", "businesses"
    PUBLIC_SECTOR = "public_sector", "public sector"
    PUBLIC = "public", "anyone, by app, web, API or device"
    RESEARCH = "research", "research"


class Channel(Code):
    """Forms in which users get a system."""

    WEB = "web", "web"
    MOBILE_APP = "mobile_app", "mobile app"
    MINI_PROGRAM = "mini_program", "mini program"
    API = "api", "api"
    DOWNLOAD = "download", "download"
    EMBEDDED_IN_PRODUCT = "embedded_in_product", "embedded in product"
    DESKTOP = "desktop", "desktop"
    VOICE = "voice", "voice"


class Setting(Code):
    """Surroundings in which a system is used."""

    WORKPLACE = "workplace", "workplace"
    EDUCATION_INSTITUTION = "education_institution", "education institution"
    PUBLIC_SPACE = "public_space", "physical, open to anyone (not a website)"
    HEALTH_FACILITY = "health_facility", "health facility"
    VEHICLE = "vehicle", "vehicle"
    HOME = "home", "home"
    ONLINE = "online", "online"


class DeploymentPattern(Code):
    """How a system is run."""

    CLOUD = "cloud", "cloud"
    ON_PREMISES = "on_premises", "on premises"
    EDGE = "edge", "edge"
    REAL_TIME = "real_time", "real time"
    BATCH = "batch", "batch"
    SERVERLESS = "serverless", "serverless"
    ASYNCHRONOUS = "asynchronous", "asynchronous"


class LawCode(Code):
    """Laws under which a representative is named."""

    EU_AI_ACT = "eu-ai-act", "eu ai act"
    CN_GENAI = "cn-genai", "cn genai"
    GDPR = "gdpr", "gdpr"
    CCPA = "ccpa", "ccpa"


class RegistrationScheme(Code):
    """Registers and filings."""

    EU_DATABASE = "eu_database", "eu database"
    EU_DATABASE_EXEMPT = "eu_database_exempt", "eu database exempt"
    EU_DATABASE_DEPLOYER = "eu_database_deployer", "eu database deployer"
    NATIONAL_REGISTER = "national_register", "national register"
    CN_ALGORITHM_FILING = "cn_algorithm_filing", "cn algorithm filing"
    CN_GENAI_FILING = "cn_genai_filing", "cn genai filing"
    CN_GENAI_REGISTRATION = "cn_genai_registration", "cn genai registration"
    CN_SECURITY_ASSESSMENT = "cn_security_assessment", "cn security assessment"
    CN_MLPS = "cn_mlps", "cn mlps"
    CN_FACE_DATA = "cn_face_data", "cn face data"
    CCPA_SUBMISSION = "ccpa_submission", "ccpa submission"
