namespace Swarm.Analysis;

/// <summary>Judges single values.</summary>
internal static class SecretValue
{
    private const double RandomEnough = 3.5;
    private const int Shown = 4;

    private static readonly string[] Stands =
    [
        "${", "$(", "{{", "%(", "<", "process.env", "os.environ", "getenv", "env.", "env:", "vault:", "secrets.",
        "example", "placeholder", "changeme", "change-me", "change_me", "dummy", "redacted", "xxxx", "****", "your-", "your_", "not-a-real",
    ];

    /// <summary>A long value without a mark of its own: random, not a stand-in, not an address.</summary>
    public static bool IsCredential(string value) =>
        IsMixed(value) && Entropy(value) >= RandomEnough && !IsStandIn(value) && !IsPlainAddress(value);

    /// <summary>Letters and digits both: words alone are names.</summary>
    public static bool IsMixed(string value) => value.Any(char.IsAsciiDigit) && value.Any(char.IsAsciiLetter);

    /// <summary>The first four characters.</summary>
    public static string Mask(string value) => value.Length <= 2 * Shown ? "…" : value[..Shown] + "…";

    /// <summary>Shannon's entropy in bits for each character; 0 for an empty text.</summary>
    public static double Entropy(string value) =>
        value.CountBy(c => c).Sum(pair => -(double)pair.Value / value.Length * Math.Log2((double)pair.Value / value.Length));

    private static bool IsStandIn(string value) =>
        value[0] == '$' || Stands.Any(stand => value.Contains(stand, StringComparison.OrdinalIgnoreCase));

    private static bool IsPlainAddress(string value) =>
        value.Contains("://", StringComparison.Ordinal) && !value.Contains('@', StringComparison.Ordinal) && !value.Contains('=', StringComparison.Ordinal);
}
