namespace Liaison.Domain.Keys;

/// <summary>What an API key is good for at an instant.</summary>
public enum KeyStatus
{
    /// <summary>It opens the service.</summary>
    Active,
    /// <summary>Its end has passed.</summary>
    Expired,
    /// <summary>Somebody took it back.</summary>
    Revoked,
}

/// <summary>A step of an API key, named as its route.</summary>
public enum KeyStep
{
    /// <summary>It gets a new secret; the old one stays good for an overlap.</summary>
    Rotation,
    /// <summary>It is taken back, with a reason.</summary>
    Revocation,
}

/// <summary>The moves of an API key; that it expires is no step, for time alone does it.</summary>
public static class KeyLifecycle
{
    public static readonly Lifecycle<KeyStatus, KeyStep> Moves = new(KeyRules.StepNotAllowed,
        (KeyStatus.Active, KeyStep.Rotation, KeyStatus.Active),
        (KeyStatus.Active, KeyStep.Revocation, KeyStatus.Revoked));

    /// <summary>The status at an instant; a key that was revoked stays so when its end passes.</summary>
    public static KeyStatus StatusOf(DateTimeOffset? revokedAt, DateTimeOffset expiresAt, DateTimeOffset now) =>
        revokedAt is not null ? KeyStatus.Revoked : expiresAt <= now ? KeyStatus.Expired : KeyStatus.Active;
}
