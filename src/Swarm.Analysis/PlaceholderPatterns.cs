using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Swarm.Analysis;

/// <summary>The table of signs of unfinished work.</summary>
internal static class PlaceholderPatterns
{
    private const string Marker = "(TODO|FIXME|XXX|HACK)";
    private const string Unfinished = "(not (yet )?implemented|unimplemented|implement me|to be implemented)";

    public static ImmutableArray<PlaceholderPattern> All { get; } =
    [
        new("a marker of unfinished work without a link to its issue", Exact($@"(//|#|/\*|\*|<!--|--|;|%|'|"").*\b{Marker}\b|\b{Marker}\s*[:(]")),
        new("a marker of unfinished work without a link to its issue", Exact($@"\b{Marker}\b"), PlaceholderScope.Prose),
        new("an unimplemented member", Exact(@"\bnew (System\.)?NotImplementedException\b")),
        new("an unimplemented function", Exact(@"\b(throw new|raise) NotImplementedError\b")),
        new("an unimplemented function", Exact(@"\b(todo|unimplemented)!\s*[({\[]")),
        new("an unimplemented function", Loose($@"\b(panic|fatalError|Error|Exception|die|abort)!?\s*\(\s*[""'`]\s*{Unfinished}")),
        new("a stub", Loose(@"^\s*(pass|\.\.\.|return( null| none)?;?)\s*(#|//)\s*(stub|placeholder|to be done|implement)")),
        new("a conflict that nobody resolved", Exact(@"^(<{7}|>{7}|\|{7}) \S")),
        new("filler text", Loose(@"\blorem ipsum\b")),
        new("an unfilled template field", Exact(@"(^|[^$])\{\{[^{}]+\}\}"), PlaceholderScope.Prose),
        new("an unfilled template field", Loose(@"<(your|insert|my)[-_ ][a-z0-9_ -]+>"), PlaceholderScope.Prose),
        new("an unfilled template field", Loose(@"\[(task|tbd|placeholder|name|title|description|date|author|feature|project|component|(your|insert|describe|fill in|add) [^\]\[]+)\]([^(\[:]|$)"), PlaceholderScope.Prose),
    ];

    /// <summary>An issue's number, key or address: unfinished work that somebody keeps track of.</summary>
    public static Regex Tracked { get; } = Exact(@"#\d+|\bGH-\d+|\b[A-Z][A-Z0-9]+-\d+\b|https?://[^\s]+/\d+");

    /// <summary>A span of code in a text for people.</summary>
    public static Regex CodeSpan { get; } = Exact("`[^`]*`");

    private static Regex Exact(string pattern) => new(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    private static Regex Loose(string pattern) => new(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);
}
