using System.Text;

namespace Swarm.Core.Tests.Documents;

/// <summary>Markdown of all that a cut could break, drawn by a seed: the same text for the same seed.</summary>
internal sealed class RandomMarkdown(int seed)
{
    private static readonly string[] Words =
        ["plain", "`span`", "**bold**", "👩‍👩‍👧‍👦", "e\u0301", "🇩🇪", "日本語", "a|b", "``x`y``", "\\<details>", "`<details>`", "- item", "> said", "…", "𝒳"];

    private readonly Random random = new(seed);
    private readonly StringBuilder text = new();

    public string Write(int length)
    {
        while (text.Length < length) Block(0);
        if (random.Next(3) == 0) text.Append("````\nnever closed");
        return text.ToString();
    }

    private void Block(int depth)
    {
        switch (random.Next(6))
        {
            case 0: Code(); break;
            case 1: Table(); break;
            case 2 when depth < 4: Fold(depth); break;
            case 3: text.Append(string.Concat(Enumerable.Repeat("long👩‍👩‍👧‍👦line", random.Next(1, 900)))).Append("\n\n"); break;
            default: Sentence(random.Next(1, 60)); break;
        }
    }

    private void Code()
    {
        var mark = new string(random.Next(2) == 0 ? '`' : '~', random.Next(3, 9));
        var other = mark[0] == '`' ? '~' : '`';
        var indent = new string(' ', random.Next(4));
        text.Append('\n').Append(indent).Append(mark).Append(random.Next(2) == 0 ? "cs title=x" : "").Append('\n');
        for (var line = random.Next(1, 200); line > 0; line--)
        {
            text.Append(indent).Append(random.Next(8) switch
            {
                0 => new string(mark[0], mark.Length - 1),
                1 => new string(other, mark.Length + 2),
                2 => "    " + mark,
                3 => mark + " not the end",
                4 => "<details>",
                _ => $"code {random.Next(1000)}",
            }).Append(random.Next(20) == 0 ? "\r\n" : "\n");
        }

        text.Append(indent).Append(mark).Append(new string(mark[0], random.Next(3))).Append("\n\n");
    }

    private void Table()
    {
        text.Append("\n| a | b |\n|---|:-:|\n");
        for (var row = random.Next(1, 120); row > 0; row--) text.Append($"| row {row} | {Words[random.Next(Words.Length)].Replace('|', '/')} |\n");
        text.Append('\n');
    }

    private void Fold(int depth)
    {
        text.Append("\n<details><summary>more</summary>\n\n");
        for (var inner = random.Next(1, 5); inner > 0; inner--) Block(depth + 1);
        text.Append("\n</details>\n\n");
    }

    private void Sentence(int words)
    {
        for (; words > 0; words--) text.Append(Words[random.Next(Words.Length)]).Append(random.Next(9) == 0 ? "\n" : " ");
        text.Append("\n\n");
    }
}
