using System.Diagnostics;
using Summarizer.Tests.Infra;
using Summarizer.Text.Articles;
using Summarizer.Text.Reading;

namespace Summarizer.Tests.Clients;

/// <summary>The PDF that <c>bench/make-pdf.mjs</c> makes of a sample.</summary>
public class SamplePdfTests
{
    [Fact]
    public async Task A_pdf_made_of_a_sample_is_read_like_the_sample()
    {
        Assert.SkipUnless(Repository.HasProgram("node"), "node is not installed.");
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var source = Path.Combine(Repository.Root, "samples", "seed-library.md");
            var target = Path.Combine(folder.FullName, "sample.pdf");
            var start = new ProcessStartInfo("node") { UseShellExecute = false };
            foreach (var word in new[] { Path.Combine(Repository.Root, "bench", "make-pdf.mjs"), source, target })
            {
                start.ArgumentList.Add(word);
            }

            using var process = Process.Start(start)!;
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);

            var (expected, article) = (Read(source), Read(target));
            Assert.Equal(expected.Title, article.Title);
            Assert.Equal(Headings(expected), Headings(article));
            Assert.Equal([1, 2, 3], article.Sentences.Select(s => s.Page!.Value).Distinct());
            Assert.Empty(Statements(expected).Except(Statements(article)));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static ArticleText Read(string path) =>
        Assert.IsType<ReadResult.Readable>(ArticleReader.Read(File.ReadAllBytes(path), name: path)).Article;

    private static IEnumerable<string> Headings(ArticleText article) =>
        article.Sentences.Where(s => article.BlockOf(s).Kind is BlockKind.Heading).Select(s => s.Text);

    private static IEnumerable<string> Statements(ArticleText article) =>
        article
            .Sentences.Where(s => article.BlockOf(s).Kind is BlockKind.Paragraph or BlockKind.ListItem)
            .Select(s => s.Text);
}
