"""Models and data."""

from __future__ import annotations

from cardgen.domain.vocabulary.code import Code


class BaseModelRelation(Code):
    """How a model comes from its base model."""

    NONE = "none", "trained from the start"
    CONTINUED_PRETRAINING = "continued_pretraining", "more general training"
    FINETUNE = "finetune", "all weights on task data"
    ADAPTER = "adapter", "LoRA and the like"
    DISTILLED = "distilled", "taught by the base's output"
    MERGE = "merge", "weights combined"
    QUANTIZED = "quantized", "same model, fewer bits (no training)"
    UNCHANGED = "unchanged", "used as supplied, prompts and retrieval included"


class TaskScope(Code):
    """How many kinds of task a model can do."""

    NARROW = "narrow", "one kind of task"
    MANY = "many", "many distinct tasks well"


class LearningApproach(Code):
    """How a model was taught (CycloneDX terms)."""

    SUPERVISED = "supervised", "supervised"
    UNSUPERVISED = "unsupervised", "unsupervised"
    REINFORCEMENT_LEARNING = "reinforcement-learning", "reinforcement learning"
    SEMI_SUPERVISED = "semi-supervised", "semi supervised"
    SELF_SUPERVISED = "self-supervised", "self supervised"


class DataRole(Code):
    """Who decides why and how personal data are used."""

    CONTROLLER = "controller", "controller"
    JOINT_CONTROLLER = "joint_controller", "joint controller (decides with others)"
    PROCESSOR = "processor", "processor (on instructions)"
    NONE = "none", "none"


class RecipientRole(Code):
    """As what somebody receives personal data."""

    PROCESSOR = "processor", "processor"
    SUB_PROCESSOR = "sub_processor", "sub processor"
    JOINT_CONTROLLER = "joint_controller", "joint controller"
    INDEPENDENT_CONTROLLER = "independent_controller", "independent controller"
    THIRD_PARTY = "third_party", "third party"
    PUBLIC_AUTHORITY = "public_authority", "public authority"


class DataCategory(Code):
    """Kinds of personal data."""

    CONTACT = "contact", "contact"
    EMPLOYMENT = "employment", "employment"
    EDUCATION = "education", "education"
    BEHAVIOUR = "behaviour", "behaviour"
    IMAGES = "images", "images"
    VOICE = "voice", "voice"
    CONTENT = "content", "what people write"
    ECONOMIC = "economic", "economic"
    DEVICE = "device", "data of devices"
    RACIAL_OR_ETHNIC = "racial_or_ethnic", "racial or ethnic"
    POLITICAL = "political", "political"
    RELIGION_BELIEF = "religion_belief", "religion belief"
    TRADE_UNION = "trade_union", "trade union"
    GENETIC = "genetic", "genetic"
    BIOMETRIC_IDENTIFICATION = "biometric_identification", "biometric identification (not a plain photo)"
    HEALTH = "health", "health"
    SEX_LIFE_ORIENTATION = "sex_life_orientation", "sex life or sexual orientation"
    CRIMINAL_OFFENCES = "criminal_offences", "convictions and offences"
    GOVERNMENT_ID = "government_id", "government id"
    ACCOUNT_LOGIN = "account_login", "account login"
    FINANCIAL_ACCOUNT = "financial_account", "account or card with its code"
    PRECISE_LOCATION = "precise_location", "precise location"
    CITIZENSHIP_IMMIGRATION = "citizenship_immigration", "citizenship immigration"
    PRIVATE_MESSAGES = "private_messages", "mail and text not meant for you"
    NEURAL = "neural", "measured, not inferred"
    SPECIFIC_IDENTITY = "specific_identity", "specific identity in the sense of Chinese law"
    WHEREABOUTS_TRACK = "whereabouts_track", "tracks of whereabouts"


class DataSource(Code):
    """Where data come from."""

    FROM_THE_PERSON = "from_the_person", "from the person"
    USERS_INPUT = "users_input", "users input"
    OBSERVED = "observed", "observed"
    INFERRED = "inferred", "inferred"
    WEB_SCRAPING = "web_scraping", "web scraping"
    PUBLIC_DATASET = "public_dataset", "public dataset"
    LICENSED = "licensed", "licensed"
    OTHER_ORGANISATION = "other_organisation", "other organisation"
    PUBLIC_REGISTER = "public_register", "public register"
    SYNTHETIC = "synthetic", "synthetic"
    OWN_RECORDS = "own_records", "own records"


class DataUse(Code):
    """What a data set is used for."""

    PRETRAINING = "pretraining", "pretraining"
    FINETUNING = "finetuning", "finetuning"
    ALIGNMENT = "alignment", "alignment"
    TRAINING = "training", "training (any other)"
    VALIDATION = "validation", "validation"
    TESTING = "testing", "testing"
    RETRIEVAL = "retrieval", "retrieval"
    OPERATION = "operation", "operation"


class TransferMechanism(Code):
    """Legal mechanisms of a transfer of personal data."""

    ADEQUACY = "adequacy", "adequacy"
    SCC = "scc", "scc"
    BCR = "bcr", "bcr"
    DEROGATION = "derogation", "derogation"
    CN_SECURITY_ASSESSMENT = "cn_security_assessment", "cn security assessment"
    CN_STANDARD_CONTRACT = "cn_standard_contract", "cn standard contract"
    CN_CERTIFICATION = "cn_certification", "cn certification"
    CN_EXEMPT = (
        "cn_exempt",
        "cn exempt (contract need, cross-border staff, emergency; the exemption by number follows from the counts)",
    )
    NONE = "none", "none"


class DataProtection(Code):
    """Measures that protect data."""

    PSEUDONYMISED = "pseudonymised", "pseudonymised"
    ANONYMISED = "anonymised", "anonymised"
    ENCRYPTED = "encrypted", "encrypted"
    ACCESS_CONTROL = "access_control", "access control"
    DIFFERENTIAL_PRIVACY = "differential_privacy", "differential privacy"
    DELETION_JOB = "deletion_job", "deletion job"
    NO_THIRD_PARTY = "no_third_party", "no third party"


class BiasGround(Code):
    """Grounds on which unequal treatment is tested."""

    ETHNICITY = "ethnicity", "ethnicity"
    BELIEF = "belief", "belief"
    COUNTRY = "country", "country"
    REGION = "region", "region"
    SEX = "sex", "sex"
    AGE = "age", "age"
    OCCUPATION = "occupation", "occupation"
    HEALTH = "health", "health"
    DISABILITY = "disability", "disability"
    SEXUAL_ORIENTATION = "sexual_orientation", "sexual orientation"
    OTHER = "other", "other"
