using System.Text.Json;
using System.Text.RegularExpressions;

namespace Swarm.Testing.Contract;

/// <summary>One documented operation: its method, its path template and what is said about it.</summary>
internal sealed class ApiOperation(string method, string template, IReadOnlyList<JsonElement> parameters, JsonElement about)
{
    private readonly Regex path = new(
        "^" + Regex.Replace(Regex.Escape(template), @"\\\{([^}]+)}", hole => IsLong(hole.Groups[1].Value, parameters) ? ".+" : "[^/]+") + "$",
        RegexOptions.CultureInvariant);

    public string Name => $"{method} {template}";

    /// <summary>Already resolved.</summary>
    public IReadOnlyList<JsonElement> Parameters => parameters;

    public JsonElement About => about;

    /// <summary>Where several templates fit, the one with fewest holes is meant, and of those the longest.</summary>
    public int Holes { get; } = template.Count(sign => sign == '{');

    public bool Fits(string verb, string asked) => verb == method && path.IsMatch(asked);

    // GitHub lets a branch, a ref or a file's path go over slashes and marks those holes.
    private static bool IsLong(string name, IReadOnlyList<JsonElement> parameters) => parameters.Any(parameter =>
        parameter.GetProperty("in").GetString() == "path" && parameter.GetProperty("name").GetString() == name && parameter.TryGetProperty("x-multi-segment", out _));
}
