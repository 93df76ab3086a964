namespace Swarm.Analysis.Tests;

/// <summary>Made-up credentials, put together at run time so that no scanner takes this repository for a leak.</summary>
internal sealed class Credentials(int seed)
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private const string Digits = "0123456789";
    private const string Mixed = Letters + "abcdefghijklmnopqrstuvwxyz" + Digits;

    private readonly Random _random = new(seed);

    public static string[] Kinds { get; } =
    [
        "aws", "ghp", "gho", "ghs", "ghs-long", "github-pat", "gitlab", "slack", "slack-hook", "google", "stripe", "anthropic", "openai", "openai-project", "npm", "azure", "jwt", "private-key",
    ];

    public string Random(int length, string alphabet = Mixed) => new(_random.GetItems<char>(alphabet, length));

    /// <summary>A value with a mark of its maker.</summary>
    public string Of(string kind) => kind switch
    {
        "aws" => "AK" + "IA" + Random(16, Letters + Digits),
        "ghp" => "gh" + "p_" + Random(36),
        "gho" => "gh" + "o_" + Random(36),
        "ghs" => "gh" + "s_" + Random(36),
        "ghs-long" => "gh" + "s_" + Random(120) + "." + Random(300) + "-" + Random(80),
        "github-pat" => "github" + "_pat_" + Random(22) + "_" + Random(59),
        "gitlab" => "gl" + "pat-" + Random(20),
        "slack" => "xox" + "b-" + Random(11, Digits) + "-" + Random(24),
        "slack-hook" => "hooks.slack" + ".com/services/T" + Random(8) + "/B" + Random(8) + "/" + Random(24),
        "google" => "AI" + "za" + Random(35),
        "stripe" => "sk" + "_live_" + Random(24),
        "anthropic" => "sk" + "-ant-api03-" + Random(90) + "1a",
        "openai" => "sk" + "-" + Random(46) + "1a",
        "openai-project" => "sk" + "-proj-" + Random(60) + "1a",
        "npm" => "npm" + "_" + Random(36),
        "azure" => Random(86) + "==",
        "jwt" => "ey" + "J" + Random(20) + ".ey" + "J" + Random(40) + "." + Random(43),
        "private-key" => "-----BEGIN " + "RSA PRIVATE KEY-----",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>A line of a file that holds the value.</summary>
    public static string Line(string kind, string value) => kind == "azure" ? $"x = AccountName=a;AccountKey={value};Endpoint=b" : $"    call({value});";
}
