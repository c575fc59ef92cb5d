"""Areas of use: one code per legal point, its neighbours beside it."""

from __future__ import annotations

from cardgen.domain.vocabulary.code import Code


class Area(Code):
    """An area of use."""

    CRITICAL_INFRASTRUCTURE_DIGITAL = (
        "critical_infrastructure.digital",
        "runs or steers data centres, internet exchange, DNS, cloud for critical services",
    )
    CRITICAL_INFRASTRUCTURE_CYBERSECURITY_ONLY = (
        "critical_infrastructure.cybersecurity_only",
        "only protects such infrastructure against attack",
    )
    CRITICAL_INFRASTRUCTURE_ROAD_TRAFFIC = "critical_infrastructure.road_traffic", "manages or operates road traffic"
    TRANSPORT_LOGISTICS = "transport.logistics", "plans routes, fleets or loads"
    PRODUCTS_VEHICLE_SAFETY = "products.vehicle_safety", "is, or is a part of, a product under 2019/2144"
    CRITICAL_INFRASTRUCTURE_WATER = "critical_infrastructure.water", "manages or operates the supply of water"
    CRITICAL_INFRASTRUCTURE_GAS = "critical_infrastructure.gas", "manages or operates the supply of gas"
    CRITICAL_INFRASTRUCTURE_HEATING = "critical_infrastructure.heating", "manages or operates the supply of heating"
    CRITICAL_INFRASTRUCTURE_ELECTRICITY = (
        "critical_infrastructure.electricity",
        "manages or operates the supply of electricity",
    )
    ENERGY_FORECASTING = "energy.forecasting", "forecasts load, price or yield, steers nothing"
    INDUSTRY_PREDICTIVE_MAINTENANCE = "industry.predictive_maintenance", "plans repairs before machines fail"
    EDUCATION_ADMISSION = "education.admission", "admits to or assigns people to schools, courses, training"
    EDUCATION_MARKETING = "education.marketing", "finds or informs possible students"
    EDUCATION_LEARNING_EVALUATION = "education.learning_evaluation", "grades or evaluates learning, also to steer it"
    EDUCATION_TUTORING = "education.tutoring", "explains and offers exercises without a result that counts"
    EDUCATION_LEVEL_ASSESSMENT = (
        "education.level_assessment",
        "decides which level of education a person can get, within an institution",
    )
    EDUCATION_ADMINISTRATION = "education.administration", "timetables, rooms, letters of a school"
    EDUCATION_EXAM_MONITORING = "education.exam_monitoring", "watches for cheating in tests, within an institution"
    SECURITY_PREMISES = "security.premises", "guards a building, also a school's"
    EDUCATION_PLAGIARISM_CHECK = "education.plagiarism_check", "compares texts outside tests"
    EDUCATION_CREDENTIALS_OR_DISCIPLINE = (
        "education.credentials_or_discipline",
        "grants credentials, suspends or expels",
    )
    EMPLOYMENT_RECRUITMENT = (
        "employment.recruitment",
        "places targeted job adverts, filters applications, ranks or evaluates candidates",
    )
    EMPLOYMENT_JOB_SEARCH = "employment.job_search", "helps a person to find jobs and shows the same to all"
    EMPLOYMENT_TRAINING_CONTENT = "employment.training_content", "teaches staff"
    EMPLOYMENT_WORK_TERMS = "employment.work_terms", "decides or supports pay, promotion, termination or other terms"
    EMPLOYMENT_HR_ADMINISTRATION = "employment.hr_administration", "payroll, leave, letters: no evaluation"
    EMPLOYMENT_TASK_ALLOCATION = (
        "employment.task_allocation",
        "allots tasks or orders by behaviour, traits or characteristics",
    )
    EMPLOYMENT_TASK_SCHEDULING = "employment.task_scheduling", "allots by free time, place or formal skill only"
    EMPLOYMENT_PERFORMANCE_MONITORING = (
        "employment.performance_monitoring",
        "watches or evaluates performance or behaviour of workers",
    )
    INDUSTRY_PROCESS_CONTROL = "industry.process_control", "watches machines, not people"
    PUBLIC_SERVICES_BENEFITS = (
        "public_services.benefits",
        "checks who may get essential public benefits and services, health care included; grants, cuts, reclaims them",
    )
    PUBLIC_SERVICES_INFORMATION = "public_services.information", "answers questions about public services"
    PUBLIC_SERVICES_CASE_ADMINISTRATION = "public_services.case_administration", "sorts files and drafts letters"
    PUBLIC_SERVICES_TAX_AND_CUSTOMS = "public_services.tax_and_customs", "tax and customs administration"
    FINANCE_CREDIT_SCORING_PERSONS = (
        "finance.credit_scoring_persons",
        "evaluates creditworthiness of natural persons or sets their credit score",
    )
    FINANCE_CREDIT_SCORING_COMPANIES = (
        "finance.credit_scoring_companies",
        "evaluates the creditworthiness of companies only",
    )
    FINANCE_PRUDENTIAL_MODELS = "finance.prudential_models", "calculates capital requirements"
    FINANCE_ACCOUNT_OR_PAYMENT_ACCESS = (
        "finance.account_or_payment_access",
        "gives or denies a person an account, transfer, cheque cashing or instalment plan",
    )
    FINANCE_FRAUD_DETECTION = "finance.fraud_detection", "only detects financial fraud (flags transactions)"
    FINANCE_INVESTMENT = "finance.investment", "trades or advises on investments"
    FINANCE_ANTI_MONEY_LAUNDERING = "finance.anti_money_laundering", "detects money laundering"
    INSURANCE_LIFE_HEALTH = (
        "insurance.life_health",
        "assesses risk or sets price for natural persons in life or health insurance",
    )
    INSURANCE_OTHER_LINES = "insurance.other_lines", "motor, home, property, travel, liability"
    INSURANCE_CLAIMS = "insurance.claims", "handles claims"
    EMERGENCY_CALLS = "emergency.calls", "evaluates and classifies emergency calls"
    EMERGENCY_DISPATCH = "emergency.dispatch", "sends or ranks police, fire, medical help"
    CUSTOMER_SERVICE_PHONE = "customer_service.phone", "serves a firm's customers by phone, sorts ordinary calls"
    EMERGENCY_PATIENT_TRIAGE = "emergency.patient_triage", "ranks patients in emergency care"
    HEALTHCARE_APPOINTMENTS = "healthcare.appointments", "plans appointments"
    PUBLIC_SAFETY_VICTIM_RISK = "public_safety.victim_risk", "risk that a person becomes a victim of crime"
    PUBLIC_SAFETY_PLACE_FORECAST = "public_safety.place_forecast", "forecasts places or times, no individuals"
    PUBLIC_SAFETY_POLYGRAPH = "public_safety.polygraph", "lie detection or similar in policing"
    PUBLIC_SAFETY_EVIDENCE_RELIABILITY = "public_safety.evidence_reliability", "evaluates how reliable evidence is"
    PUBLIC_SAFETY_EVIDENCE_HANDLING = "public_safety.evidence_handling", "transcribes, searches, redacts"
    PUBLIC_SAFETY_OFFENDING_RISK = (
        "public_safety.offending_risk",
        "risk that a natural person offends or offends again, assessed by anyone",
    )
    PUBLIC_SAFETY_COMPANY_CHECKS = "public_safety.company_checks", "analyses dealings of undertakings"
    PUBLIC_SAFETY_TRAITS_OR_PAST_CRIME = (
        "public_safety.traits_or_past_crime",
        "assesses traits, characteristics or past crimes of persons or groups",
    )
    PUBLIC_SAFETY_PROFILING_IN_INVESTIGATION = (
        "public_safety.profiling_in_investigation",
        "profiles persons while crime is detected, investigated or prosecuted",
    )
    PUBLIC_SAFETY_ADMINISTRATION = "public_safety.administration", "planning and reports of the police"
    MIGRATION_POLYGRAPH = "migration.polygraph", "lie detection at borders, in asylum or visa matters"
    MIGRATION_ENTRY_RISK = (
        "migration.entry_risk",
        "security, irregular-migration or health risk of a person who enters",
    )
    MIGRATION_FLOW_FORECAST = "migration.flow_forecast", "numbers of people, no individuals"
    MIGRATION_APPLICATIONS = (
        "migration.applications",
        "helps to examine asylum, visa, residence applications, evidence included",
    )
    MIGRATION_ADMINISTRATION = "migration.administration", "translation, appointments"
    MIGRATION_IDENTIFICATION = "migration.identification", "detects, recognises or identifies persons there"
    MIGRATION_TRAVEL_DOCUMENTS = "migration.travel_documents", "checks travel documents"
    JUSTICE_FACTS_AND_LAW = (
        "justice.facts_and_law",
        "helps a court to research and interpret facts and law or to apply law",
    )
    JUSTICE_DISPUTE_RESOLUTION = "justice.dispute_resolution", "the same in dispute resolution with legal effect"
    JUSTICE_COURT_ADMINISTRATION = "justice.court_administration", "anonymises, assigns rooms, schedules"
    JUSTICE_PRIVATE_LEGAL_RESEARCH = "justice.private_legal_research", "legal research for lawyers and firms"
    DEMOCRACY_VOTING_INFLUENCE = (
        "democracy.voting_influence",
        "meant to influence an election, a referendum or how people vote",
    )
    DEMOCRACY_CAMPAIGN_LOGISTICS = "democracy.campaign_logistics", "organises a campaign; voters never see its output"
    PRODUCTS_TOYS = "products.toys", "is, or is a part of, a product under 2009/48/EC"
    PRODUCTS_RECREATIONAL_CRAFT = "products.recreational_craft", "is, or is a part of, a product under 2013/53/EU"
    PRODUCTS_LIFTS = "products.lifts", "is, or is a part of, a product under 2014/33/EU"
    PRODUCTS_EXPLOSIVE_ATMOSPHERES = (
        "products.explosive_atmospheres",
        "is, or is a part of, a product under 2014/34/EU",
    )
    PRODUCTS_RADIO_EQUIPMENT = "products.radio_equipment", "is, or is a part of, a product under 2014/53/EU"
    PRODUCTS_PRESSURE_EQUIPMENT = "products.pressure_equipment", "is, or is a part of, a product under 2014/68/EU"
    PRODUCTS_CABLEWAYS = "products.cableways", "is, or is a part of, a product under 2016/424"
    PRODUCTS_PROTECTIVE_EQUIPMENT = "products.protective_equipment", "is, or is a part of, a product under 2016/425"
    PRODUCTS_GAS_APPLIANCES = "products.gas_appliances", "is, or is a part of, a product under 2016/426"
    PRODUCTS_MEDICAL_DEVICES = "products.medical_devices", "is, or is a part of, a product under 2017/745"
    PRODUCTS_IN_VITRO_DIAGNOSTICS = "products.in_vitro_diagnostics", "is, or is a part of, a product under 2017/746"
    PRODUCTS_OTHER = "products.other", "a product under none of these acts (manned aircraft too)"
    HEALTHCARE_WELLNESS = "healthcare.wellness", "lifestyle, no medical purpose"
    PRODUCTS_AVIATION_SECURITY = "products.aviation_security", "is, or is a part of, a product under 300/2008"
    PRODUCTS_TWO_THREE_WHEELERS = "products.two_three_wheelers", "is, or is a part of, a product under 168/2013"
    PRODUCTS_AGRICULTURAL_VEHICLES = "products.agricultural_vehicles", "is, or is a part of, a product under 167/2013"
    PRODUCTS_MARINE_EQUIPMENT = "products.marine_equipment", "is, or is a part of, a product under 2014/90/EU"
    PRODUCTS_RAIL = "products.rail", "is, or is a part of, a product under 2016/797"
    PRODUCTS_MOTOR_VEHICLES = "products.motor_vehicles", "is, or is a part of, a product under 2018/858"
    PRODUCTS_UNMANNED_AIRCRAFT = (
        "products.unmanned_aircraft",
        "is, or is a part of, a product under Reg. 2018/1139: drones and their parts",
    )
    PRODUCTS_MACHINERY = "products.machinery", "is, or is a part of, a product under 2023/1230"
    INDUSTRY_QUALITY_INSPECTION = "industry.quality_inspection", "checks goods, is no part of a machine"
    HEALTHCARE_CARE = "healthcare.care", "diagnosis, prevention, treatment, assessment or care for a person"
    HEALTHCARE_ADMINISTRATION = "healthcare.administration", "coding, billing, notes"
    HEALTHCARE_RESEARCH = "healthcare.research", "medical studies"
    HOUSING_SELECTION = "housing.selection", "gives, denies or prices a home for a person"
    HOUSING_VACANCY_OR_PAYMENT = "housing.vacancy_or_payment", "decides only by vacancy or whether payment came"
    HOUSING_VALUATION = "housing.valuation", "values buildings"
    HOUSING_SEARCH = "housing.search", "shows offers"
    COMMERCE_PERSONALISED_PRICING = (
        "commerce.personalised_pricing",
        "sets prices or terms by a person's habits or preferences",
    )
    COMMERCE_DYNAMIC_PRICING = "commerce.dynamic_pricing", "the same price for all at one time"
    COMMERCE_ADVERTISING = "commerce.advertising", "chooses adverts (for jobs: employment.recruitment)"
    COMMERCE_RECOMMENDATION = "commerce.recommendation", "suggests goods"
    COMMERCE_SEARCH = "commerce.search", "finds goods"
    COMMERCE_FORECASTING = "commerce.forecasting", "demand, stock"
    MEDIA_NEWS = "media.news", "makes or spreads news"
    MEDIA_PUBLISHING = "media.publishing", "publishes books or journals"
    MEDIA_FILM_TV = "media.film_tv", "makes or spreads films or television"
    MEDIA_LITERATURE_ART = "media.literature_art", "makes literature or art"
    MEDIA_CONTENT_RECOMMENDATION = "media.content_recommendation", "ranks existing content"
    MEDIA_CONTENT_MODERATION = "media.content_moderation", "moderates content of users"
    MEDIA_GAMES = "media.games", "games"
    ASSISTANT_GENERAL = "assistant.general", "general chatbot or agent"
    ASSISTANT_WRITING = "assistant.writing", "drafts and edits"
    ASSISTANT_CODE = "assistant.code", "writes or reviews program code"
    ASSISTANT_TRANSLATION = "assistant.translation", "translates"
    ASSISTANT_KNOWLEDGE_SEARCH = "assistant.knowledge_search", "answers from documents"
    ASSISTANT_IMAGE_CREATION = "assistant.image_creation", "makes images, sound or video"
    ASSISTANT_COMPANION = "assistant.companion", "company, friendship, care"
    CUSTOMER_SERVICE_CHAT = "customer_service.chat", "serves a firm's customers by chat"
    SECURITY_IDENTITY_VERIFICATION = "security.identity_verification", "confirms a claimed identity"
    SECURITY_CYBERSECURITY = "security.cybersecurity", "protects systems against attack"
    SECURITY_SPAM_FILTER = "security.spam_filter", "filters spam"
    SCIENCE_RESEARCH = "science.research", "scientific research"
    AGRICULTURE_GENERAL = "agriculture.general", "farming"
    ENVIRONMENT_MONITORING = "environment.monitoring", "watches the environment"
    DEFENCE_MILITARY = "defence.military", "military, defence or national security"
    OTHER = "other", "none of these: then use.intended_purpose must be given"
