"""What a system generates, senses and does."""

from __future__ import annotations

from cardgen.domain.vocabulary.code import Code


class Modality(Code):
    """What a system or model can generate."""

    TEXT = "text", "running text, prompts' answers included (not labels or scores)"
    CODE = "code", "program source or configuration"
    SPEECH = "speech", "voice, cloned or synthetic"
    OTHER_AUDIO = "other_audio", "music, sound"
    IMAGE = "image", "still pictures, edits included"
    VIDEO = "video", "moving pictures, avatars"
    VIRTUAL_SCENE = "virtual_scene", "3-D or immersive scenes"
    STRUCTURED_DATA = "structured_data", "tables, synthetic records (not a score, which is no generated content)"


class GenerationLimit(Code):
    """Limits on what is generated."""

    ASSISTIVE_EDITING = (
        "assistive_editing",
        "standard editing that the user asked for (spelling, crop), not rewriting",
    )
    SUBSTANCE_UNALTERED = "substance_unaltered", "input and meaning stay the same"
    SHORT_SEQUENCES = "short_sequences", "a few words"
    EXISTING_CONTENT = "existing_content", "ranks or retrieves what exists"
    MACHINE_TO_MACHINE = "machine_to_machine", "no person meets the output"


class Depiction(Code):
    """What generated pictures, sound or video can show."""

    REAL_PERSONS = "real_persons", "existing people recognisably"
    REAL_PLACES_OBJECTS_EVENTS = "real_places_objects_events", "existing ones that could pass as real"
    ONLY_UNREALISTIC = "only_unrealistic", "drawings, cartoons, abstract (excludes the others)"


class Publication(Code):
    """What the organisation itself publishes with the system."""

    DEEP_FAKES = "deep_fakes", "image, sound or video that would falsely pass as real"
    PUBLIC_INTEREST_TEXT = (
        "public_interest_text",
        "text published to inform the public on matters of public interest (not internal or private text)",
    )
    OTHER_CONTENT = "other_content", "anything else"


class BiometricFunction(Code):
    """What is done with bodies, faces, voices or behaviour."""

    VERIFICATION = "verification", "1:1, confirms a claimed identity"
    IDENTIFICATION_WITH_PARTICIPATION = "identification_with_participation", "1:n, the person takes an active part"
    REMOTE_IDENTIFICATION_REAL_TIME = (
        "remote_identification_real_time",
        "1:n at a distance without the person's part, at once",
    )
    REMOTE_IDENTIFICATION_POST = "remote_identification_post", "1:n at a distance without the person's part, later"
    CATEGORISATION = "categorisation", "sorts people by bodily data"
    EMOTION_RECOGNITION = (
        "emotion_recognition",
        "infers emotions or intentions from bodily data (not sentiment of text)",
    )
    TEXT_EMOTION_INFERENCE = "text_emotion_inference", "infers emotions from text alone"
    PHYSICAL_STATE = "physical_state", "pain, fatigue"
    EXPRESSION_DETECTION = "expression_detection", "sees a smile and infers nothing"
    SECURITY_ONLY = "security_only", "liveness or attack detection for cybersecurity or data protection"


class EmotionSubject(Code):
    """Whose emotions are inferred."""

    WORKERS = "workers", "staff, applicants at work"
    LEARNERS = "learners", "pupils, students in institutions"
    CUSTOMERS = "customers", "customers"
    PATIENTS = "patients", "patients"
    PUBLIC = "public", "anyone else"


class EmotionPurpose(Code):
    """Why emotions are inferred."""

    MEDICAL = "medical", "medical"
    SAFETY = "safety", "prevents accidents (not productivity or well-being scores)"
    OTHER = "other", "other"


class Attribute(Code):
    """Classes into which people are sorted by bodily data."""

    RACE = "race", "race"
    POLITICAL_OPINION = "political_opinion", "political opinion"
    TRADE_UNION = "trade_union", "trade union"
    RELIGION_BELIEF = "religion_belief", "religion belief"
    SEX_LIFE_ORIENTATION = "sex_life_orientation", "sex life or sexual orientation"
    OTHER_PROTECTED = "other_protected", "sex, age, disability and the like"
    NOT_SENSITIVE = "not_sensitive", "hair colour, clothing"


class CategorisationUse(Code):
    """Limited purposes of sorting people."""

    DATASET_LABELLING = "dataset_labelling", "labels or filters lawfully acquired sets"
    LAW_ENFORCEMENT = "law_enforcement", "sorts data in policing"
    ANCILLARY_FEATURE = "ancillary_feature", "inseparable part of another service (try-on filter)"
    NONE = "none", "none"


class Practice(Code):
    """Practices that some laws forbid or limit."""

    MANIPULATIVE_TECHNIQUES = (
        "manipulative_techniques",
        "subliminal, purposefully manipulative or deceptive (not lawful advertising, nor medical treatment under law)",
    )
    EXPLOITS_VULNERABILITY = (
        "exploits_vulnerability",
        "uses age, disability or social or economic distress to move people",
    )
    SOCIAL_SCORING = (
        "social_scoring",
        "scores people over time by social behaviour or personality (not one purpose-bound credit score)",
    )
    FACIAL_DATABASE_SCRAPING = (
        "facial_database_scraping",
        "builds or widens a face database by untargeted scraping of internet or CCTV",
    )
    COVERT_SURVEILLANCE = "covert_surveillance", "covert surveillance"
    WEAPONS = "weapons", "weapons"


class SolePurpose(Code):
    """Purposes that matter only when they are the sole one."""

    NONE = "none", "none"
    MILITARY_DEFENCE_NATIONAL_SECURITY = "military_defence_national_security", "nothing else, not dual use"
    SCIENTIFIC_RESEARCH = "scientific_research", "made and used for research alone"
    PERSONAL = "personal", "a private person outside work"


class Technique(Code):
    """How a system gets from input to output."""

    MACHINE_LEARNING = "machine_learning", "learns from data (deep learning too)"
    LOGIC_OR_KNOWLEDGE = "logic_or_knowledge", "infers from encoded knowledge"
    HUMAN_RULES = "human_rules", "only runs rules that people wrote"
    OPTIMISATION = "optimisation", "classic solver or heuristic"
    SIMPLE_STATISTICS = "simple_statistics", "averages, plain estimates"
    DATA_PROCESSING = "data_processing", "sorts, filters, shows"


class Autonomy(Code):
    """How far a system acts by itself."""

    NONE = "none", "every result is computed by a person's rule and step"
    ON_REQUEST = "on_request", "answers by itself when asked"
    ACTS_ALONE = "acts_alone", "starts or performs actions through tools or machines"


class Stage(Code):
    """Stages of the life cycle; the first four lie before the market."""

    PLANNING = "planning", "idea, ethics"
    DATA_PREPARATION = "data_preparation", "collects and prepares data"
    DEVELOPMENT = "development", "training, prompts"
    OPTIMISATION = "optimisation", "pruning, quantising"
    REAL_WORLD_TESTING = "real_world_testing", "outside the lab, before release"
    IN_USE = "in_use", "offered or used"
    IMPROVEMENT = "improvement", "in use, next version in work"
    RETIRED = "retired", "no longer offered or used"


class ChangeKind(Code):
    """Kinds of change to a system."""

    FIX = "fix", "fix"
    MODEL_UPDATE = "model_update", "model update"
    NEW_FUNCTION = "new_function", "new function"
    MAJOR_TECHNICAL_CHANGE = "major_technical_change", "major technical change"
    SIGNIFICANT_DESIGN_CHANGE = "significant_design_change", "significant design change (Art. 111(2))"
    SUBSTANTIAL_MODIFICATION = (
        "substantial_modification",
        "unplanned and touching conformity or purpose (not a change fixed in advance)",
    )
    NEW_PURPOSE = "new_purpose", "new purpose"
