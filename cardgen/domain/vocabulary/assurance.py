"""Evidence, measures and records."""

from __future__ import annotations

from cardgen.domain.vocabulary.code import Code


class EvidenceKind(Code):
    """Kinds of evidence."""

    TECHNICAL_DOCUMENTATION = "technical_documentation", "technical documentation (Annex IV of the AI Act)"
    INSTRUCTIONS_FOR_USE = "instructions_for_use", "instructions for use"
    EU_DECLARATION_OF_CONFORMITY = "eu_declaration_of_conformity", "eu declaration of conformity"
    CONFORMITY_CERTIFICATE = "conformity_certificate", "certificate from a notified body"
    CONFORMITY_INTERNAL_CONTROL = (
        "conformity_internal_control",
        "own check by internal control (Annex VI of the AI Act)",
    )
    DEROGATION_ASSESSMENT = "derogation_assessment", "assessment under Art. 6(4) of the AI Act"
    FRIA = "fria", "fundamental rights impact assessment (Art. 27 of the AI Act)"
    DPIA = "dpia", "data protection impact assessment (Art. 35 GDPR)"
    PIPIA = "pipia", "personal information protection impact assessment (Art. 55 PIPL)"
    LEGITIMATE_INTERESTS_ASSESSMENT = "legitimate_interests_assessment", "legitimate interests assessment"
    TRANSFER_ASSESSMENT = "transfer_assessment", "transfer assessment"
    PROCESSING_RECORD = "processing_record", "record of processing (Art. 30 GDPR)"
    CCPA_RISK_ASSESSMENT = "ccpa_risk_assessment", "ccpa risk assessment"
    CYBER_AUDIT = "cyber_audit", "cyber audit"
    CN_SECURITY_ASSESSMENT = "cn_security_assessment", "cn security assessment"
    CN_ALGORITHM_SELF_ASSESSMENT = "cn_algorithm_self_assessment", "cn algorithm self assessment"
    PI_AUDIT = "pi_audit", "pi audit"
    TRAINING_CONTENT_SUMMARY = "training_content_summary", "training content summary"
    COPYRIGHT_POLICY = "copyright_policy", "copyright policy"
    MODEL_DOCUMENTATION_FORM = "model_documentation_form", "model documentation form"
    DOWNSTREAM_DOCUMENTATION = "downstream_documentation", "downstream documentation"
    MONITORING_PLAN = "monitoring_plan", "monitoring plan"
    QUALITY_MANUAL = "quality_manual", "quality manual"
    RISK_MANAGEMENT_FILE = "risk_management_file", "risk management file"
    PRACTICE_SCREENING = "practice_screening", "screening against each prohibited practice"
    PRIVACY_NOTICE = "privacy_notice", "privacy notice"
    USER_TERMS = "user_terms", "user terms"
    INTERACTION_NOTICE = "interaction_notice", "interaction notice"
    LABEL_SAMPLE = "label_sample", "label sample"
    DATA_SHEET = "data_sheet", "data sheet"
    ANNOTATION_RULES = "annotation_rules", "annotation rules"
    DATA_QUALITY_REPORT = "data_quality_report", "data quality report"
    TEST_PLAN = "test_plan", "test plan"
    TEST_REPORT = "test_report", "test report (signed; not raw logs)"
    BIAS_REPORT = "bias_report", "bias report"
    ROBUSTNESS_REPORT = "robustness_report", "robustness report"
    RED_TEAM_REPORT = "red_team_report", "red team report"
    SECURITY_REPORT = "security_report", "security report"
    OVERSIGHT_DESIGN = "oversight_design", "oversight design"
    TRAINING_RECORD = "training_record", "training record"
    LOG_SAMPLE = "log_sample", "log sample"
    INCIDENT_RECORD = "incident_record", "incident record"
    COMPLAINT_PROCEDURE = "complaint_procedure", "complaint procedure"
    RIGHTS_PROCEDURE = "rights_procedure", "rights procedure"
    REVIEW_RECORD = "review_record", "review record"
    CONTRACT = "contract", "contract"
    MANDATE = "mandate", "mandate"
    LEGAL_MEMO = "legal_memo", "legal memo"
    STANDARD_MAPPING = "standard_mapping", "standard mapping"
    APPROVAL = "approval", "approval"
    CONSENT_RECORD = "consent_record", "consent record"
    LITERACY_PLAN = "literacy_plan", "literacy plan"
    WORKER_NOTICE = "worker_notice", "worker notice"
    AUTHORITY_NOTICE = "authority_notice", "notice to an authority, with its receipt"
    MARKING = "marking", "picture of a marking or name plate"
    REGISTRATION_RECEIPT = "registration_receipt", "registration receipt"
    OTHER = "other", "other"


class EvaluationKind(Code):
    """What an evaluation result tells about."""

    ACCURACY = "accuracy", "accuracy"
    ROBUSTNESS = "robustness", "robustness"
    FAIRNESS = "fairness", "fairness"
    SAFETY = "safety", "safety"
    SECURITY = "security", "security"
    PERFORMANCE = "performance", "performance"
    CALIBRATION = "calibration", "calibration"


class OversightKind(Code):
    """Means of control that people have."""

    INTERPRET = "interpret", "interpret"
    MONITOR = "monitor", "monitor"
    OVERRIDE = "override", "override"
    STOP = "stop", "stop"
    BIAS_AWARENESS = "bias_awareness", "bias awareness"
    ESCALATE = "escalate", "escalate"


class LogEvent(Code):
    """Events that are recorded."""

    INPUTS = "inputs", "inputs"
    OUTPUTS = "outputs", "outputs"
    RISK_EVENTS = "risk_events", "risk events"
    CHANGES = "changes", "changes"
    OPERATOR_ACTIONS = "operator_actions", "operator actions"
    USAGE_PERIOD = "usage_period", "usage period"
    REFERENCE_DATABASE = "reference_database", "reference database"
    MATCHED_INPUT = "matched_input", "matched input"
    VERIFIERS = "verifiers", "verifiers"


class LogHolder(Code):
    """Who holds the logs."""

    PROVIDER = "provider", "provider"
    DEPLOYER = "deployer", "deployer"


class SecurityMeasure(Code):
    """Security measures."""

    ENCRYPTION = "encryption", "encryption"
    ACCESS_CONTROL = "access_control", "access control"
    INPUT_CHECKS = "input_checks", "input checks"
    OUTPUT_CHECKS = "output_checks", "output checks"
    RATE_LIMITS = "rate_limits", "rate limits"
    ANOMALY_DETECTION = "anomaly_detection", "anomaly detection"
    WEIGHTS_PROTECTED = "weights_protected", "weights protected"
    CHECKSUMS = "checksums", "checksums"
    ADVERSARIAL_TRAINING = "adversarial_training", "adversarial training"
    SUPPLY_CHAIN_CHECKS = "supply_chain_checks", "supply chain checks"
    BACKUP_AND_FALLBACK = "backup_and_fallback", "backup and fallback"
    INCIDENT_RESPONSE = "incident_response", "incident response"


class Threat(Code):
    """Attacks against AI systems."""

    DATA_POISONING = "data_poisoning", "data poisoning"
    MODEL_POISONING = "model_poisoning", "model poisoning"
    EVASION = "evasion", "evasion"
    EXTRACTION = "extraction", "extraction"
    INVERSION = "inversion", "inversion"
    MEMBERSHIP_INFERENCE = "membership_inference", "membership inference"
    PROMPT_INJECTION = "prompt_injection", "prompt injection"
    JAILBREAK = "jailbreak", "jailbreak"
    MODEL_THEFT = "model_theft", "model theft"
    BACKDOOR = "backdoor", "backdoor"


class Procedure(Code):
    """Written procedures."""

    RISK_MANAGEMENT = "risk_management", "risk management"
    QUALITY_MANAGEMENT = "quality_management", "quality management"
    CHANGE_CONTROL = "change_control", "change control"
    DATA_MANAGEMENT = "data_management", "data management"
    TESTING = "testing", "testing"
    INCIDENT_RESPONSE = "incident_response", "incident response"
    RECORD_KEEPING = "record_keeping", "record keeping"
    COMPLAINTS = "complaints", "complaints"
    SUPPLIER_CONTROL = "supplier_control", "supplier control"
    ETHICS_REVIEW = "ethics_review", "ethics review"
    CONTENT_REVIEW = "content_review", "content review"
    ACCEPTABLE_USE = "acceptable_use", "acceptable use"
    DEPLOYER_USE = "deployer_use", "deployer use"
    PRIVACY_BY_DESIGN = "privacy_by_design", "privacy by design"


class IncidentKind(Code):
    """Kinds of incident."""

    SERIOUS_HARM_OR_DEATH = "serious_harm_or_death", "serious harm or death"
    DEATH = "death", "death"
    CRITICAL_INFRASTRUCTURE = "critical_infrastructure", "critical infrastructure"
    FUNDAMENTAL_RIGHTS = "fundamental_rights", "fundamental rights"
    PROPERTY_OR_ENVIRONMENT = "property_or_environment", "property or environment"
    WIDESPREAD = "widespread", "widespread"
    PERSONAL_DATA_BREACH = "personal_data_breach", "personal data breach"
    BREACH_HIGH_RISK = "breach_high_risk", "breach high risk"
    ILLEGAL_CONTENT = "illegal_content", "illegal content"
    ILLEGAL_USE = "illegal_use", "illegal use"
    MALFUNCTION = "malfunction", "malfunction"
    NON_CONFORMITY = "non_conformity", "non conformity"


class Level(Code):
    """Likelihood or severity."""

    LOW = "low", "low"
    MEDIUM = "medium", "medium"
    HIGH = "high", "high"
    CRITICAL = "critical", "critical"


class Extent(Code):
    """How far a standard is applied."""

    FULL = "full", "full"
    PART = "part", "part"


class RiskSubject(Code):
    """What a risk touches."""

    HEALTH = "health", "health"
    SAFETY = "safety", "safety"
    FUNDAMENTAL_RIGHTS = "fundamental_rights", "fundamental rights"
    DISCRIMINATION = "discrimination", "discrimination"
    PRIVACY = "privacy", "privacy"
    SECURITY = "security", "security"
    MISINFORMATION = "misinformation", "misinformation"
    MANIPULATION = "manipulation", "manipulation"
    ENVIRONMENT = "environment", "environment"
    SOCIETY = "society", "society"
