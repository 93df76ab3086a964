using System.Text.RegularExpressions;

namespace Swarm.Analysis;

/// <summary>One kind of credential.</summary>
/// <param name="Kind">Its name, for people.</param>
/// <param name="Shape">Finds it; linear in the length of the line. The group <c>value</c> is the credential itself.</param>
/// <param name="IsReal">Tells a credential from a word of the same shape.</param>
/// <param name="SettingsOnly">True where only files of settings are looked at.</param>
internal sealed record SecretPattern(string Kind, Regex Shape, Func<string, bool> IsReal, bool SettingsOnly = false);
