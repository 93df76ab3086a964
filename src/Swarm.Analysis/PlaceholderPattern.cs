using System.Text.RegularExpressions;

namespace Swarm.Analysis;

/// <summary>One sign of unfinished work.</summary>
/// <param name="Says">What it is, for people.</param>
/// <param name="Sign">Finds it; linear in the length of the line.</param>
/// <param name="Where">The files in which it counts.</param>
internal sealed record PlaceholderPattern(string Says, Regex Sign, PlaceholderScope Where = PlaceholderScope.Everywhere);
