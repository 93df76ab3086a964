using System.Text;

namespace Swarm.Git;

/// <summary>Turns any key into one name that is good as a folder and as a part of a ref; two keys never give the same name.</summary>
internal static class KeyName
{
    private const int Longest = 200;

    public static string Of(string key)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        var name = new StringBuilder();
        foreach (var b in Encoding.UTF8.GetBytes(key))
        {
            var plain = char.IsAsciiLetterOrDigit((char)b) || b == '_' || (b == '-' && name.Length > 0);
            name.Append(plain ? ((char)b).ToString() : $"={b:X2}");
        }
        return name.Length <= Longest ? name.ToString() : throw new ArgumentException($"The key is too long: {key.Length} characters.", nameof(key));
    }
}
