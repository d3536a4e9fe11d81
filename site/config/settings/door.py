"""The login door: allauth for everybody, a second factor for staff (docs/decisions/login-door.md)."""

import os

# The backend of allauth alone: it is Django's own, and asks for the password once.
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "config.door.passwords.HouseWordsValidator"},
]

LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/mon-espace/"
LOGOUT_REDIRECT_URL = "/"

ACCOUNT_ADAPTER = "config.door.adapter.DoorAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
# No password at sign-up: a household may give itself one later. The login form keeps its own password field.
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_TIMEOUT = 600
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 600
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 3
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = True
ACCOUNT_PASSWORD_RESET_BY_CODE_TIMEOUT = 600
ACCOUNT_LOGIN_ON_PASSWORD_RESET = False
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
# The limits of time are ours, on the server (SESSION_LIMITS): the cookie only lives as long as the longest of them.
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_FORMS = {
    "login": "config.door.forms.LoginForm",
    "signup": "config.door.forms.SignupForm",
    "request_login_code": "config.door.forms.RequestLoginCodeForm",
    "confirm_login_code": "config.door.forms.ConfirmLoginCodeForm",
    "confirm_email_verification_code": "config.door.forms.ConfirmEmailCodeForm",
    "confirm_password_reset_code": "config.door.forms.ConfirmPasswordResetCodeForm",
    "reset_password": "config.door.forms.ResetPasswordForm",
    "reset_password_from_key": "config.door.forms.NewPasswordForm",
    "change_password": "config.door.forms.ChangePasswordForm",
    "set_password": "config.door.forms.SetPasswordForm",
    "add_email": "config.door.forms.NewEmailForm",
    "change_email": "config.door.forms.ChangeEmailForm",
    "reauthenticate": "config.door.forms.ReauthenticateForm",
}

# Eight digits (26 bits), three tries, ten minutes.
ALLAUTH_USER_CODE_FORMAT = {"numeric": True, "length": 8, "dashed": True}
# How many proxies of ours stand before the application: only then X-Forwarded-For is believed (A5).
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("ALLAUTH_TRUSTED_PROXY_COUNT", "0"))

# allauth's own second factors stay off: staff answer to django-otp, as a stage of the login. A passkey is a way in.
MFA_SUPPORTED_TYPES = ["webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_USER_VERIFICATION = "required"
MFA_TRUST_ENABLED = False
MFA_FORMS = {"add_webauthn": "config.door.forms.AddPasskeyForm"}
MFA_ADAPTER = "config.door.passkeys.PasskeyAdapter"

# The wait after a first wrong code of the second factor; it doubles at each failure (B6).
SECOND_FACTOR_THROTTLE_SECONDS = 1.0
SECOND_FACTOR_ISSUER = "Maisonnée"

# Seconds without a request, and seconds in all, after which a session ends (C3).
SESSION_LIMITS = {
    "staff": {
        "idle": int(os.environ.get("SESSION_IDLE_STAFF", str(30 * 60))),
        "absolute": int(os.environ.get("SESSION_ABSOLUTE_STAFF", str(12 * 3600))),
    },
    "household": {
        "idle": int(os.environ.get("SESSION_IDLE_HOUSEHOLD", str(2 * 3600))),
        "absolute": int(os.environ.get("SESSION_ABSOLUTE_HOUSEHOLD", str(30 * 86400))),
    },
}
SESSION_COOKIE_AGE = 30 * 86400
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
