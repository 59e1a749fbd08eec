"""The words of places and of what was seen of a file, Chinese beside English.

``#`` stands for a number, ``@`` for the name of a cell, ``{}`` for any text.
"""

import re
from collections.abc import Mapping

from gongkai.scanner.passage import Hidden

Said = tuple[re.Pattern[str], str]
"""How something is written in Chinese, and its English, in which what was matched is filled."""


def _table(words: Mapping[str, str], before: str = "") -> tuple[Said, ...]:
    """Turn words beside words into patterns beside words, in their order."""
    signs = {r"\#": r"(\d+)", "@": "([A-Z]*[0-9]*)", r"\{\}": "(.*)"}
    found = []
    for chinese, english in words.items():
        pattern = re.escape(chinese)
        for sign, meant in signs.items():
            pattern = pattern.replace(sign, meant)
        found.append((re.compile(f"(?s){before}{pattern}"), english.replace("#", "{}").replace("@", "{}")))
    return tuple(found)


ASIDES = {
    **{hidden.zh: hidden.en.lower() for hidden in Hidden if hidden.zh},
    "删除的文字": "deleted text",
    "图片里的文字": "text in pictures",
}
"""What stands in brackets behind a place."""

LABELS = {
    **ASIDES,
    "作者": "author",
    "最后修改者": "last changed by",
    "单位": "organisation",
    "主管": "manager",
    "标题": "title",
    "主题": "subject",
    "备注": "remarks",
    "关键词": "keywords",
    "程序": "program",
    "模板": "template",
    "创建时间": "time of making",
    "修改时间": "time of change",
    "自定义": "own property",
}
"""What readers call the metadata of a file."""

PIECES = _table({
    "文件": "File",
    "文件名": "File name",
    "第#段": "Paragraph #",
    "第#页": "Page #",
    "第#张": "Slide #",
    "第#行": "Line #",
    "第#行第#列": "Row #, column #",
    "表#": "Table #",
    "工作表“没有列出的工作表 {}”": "Sheet “{}” (not listed)",
    "工作表“没有列出的工作表 {}”!@": "Sheet “{}” (not listed), @",
    "工作表“{}”": "Sheet “{}”",
    "工作表“{}”!@": "Sheet “{}”!@",
    "压缩包里的“{}”": "“{}” in the archive",
    "嵌入对象“嵌入的文件”": "Embedded file",
    "嵌入对象“{}”": "Embedded object “{}”",
    "附件“”": "Attached file",
    "附件“附件”": "Attached file",
    "附件“{}”": "Attached file “{}”",
    "其他部分“{}”": "Other part “{}”",
    "图形“{}”": "Drawing “{}”",
    "名称“{}”": "Name “{}”",
    "早先的版本#": "Earlier version #",
    "<{}> 的 {}": "<{}>, {}",
    "正文": "Body",
    "文本框": "Text box",
    "域": "Field",
    "作者": "Author",
    "说明文字": "Alternative text",
    "段落以外的文字": "Text outside of paragraphs",
    "页眉": "Header",
    "页脚": "Footer",
    "脚注": "Footnotes",
    "尾注": "Endnotes",
    "批注": "Comments",
    "批注作者": "Author of a comment",
    "文档部件": "Building blocks",
    "元数据": "Metadata",
    "设置": "Settings",
    "打印设置": "Print settings",
    "修订记录": "Log of changes",
    "数据连接": "Data connections",
    "透视表缓存": "Cache of a pivot table",
    "图表": "Chart",
    "标签": "Tags",
    "图片": "Picture",
    "图像": "Picture",
    "图片后面的内容": "Content behind the picture",
    "链接": "Link",
    "外部链接": "External link",
    "外部链接的缓存": "Cache of an external link",
    "压缩包的注释": "Comment of the archive",
    "其他部分": "Other parts",
    "工作表名称": "Sheet name",
    "共享字符串（没有单元格引用）": "Shared strings (used by no cell)",
    "母版": "Slide master",
    "版式": "Slide layout",
    "备注母版": "Notes master",
    "讲义母版": "Handout master",
    "备注": "Notes",
    "图示": "Diagram",
    "模板页": "Template page",
    "签章": "Seal",
    "表单": "Form",
    "替代文字": "Alternative text",
    "附件": "Attached file",
    "附件名称": "Name of an attached file",
    "脚本": "Script",
    "动作": "Action",
    "书签": "Bookmark",
    "文件结构": "Structure of the file",
    "旧格式的数据": "Data in an old format",
    "网页里的注释": "Comment in the page's source",
    "网页里的注释之后": "Text after a comment in the page's source",
})  # fmt: skip
"""What a place, or a piece of it between dots, begins with."""

TAILS = _table({
    "的链接": ", link",
    "的图片说明": ", description of a picture",
    "的图片地址": ", address of a picture",
    "的提示文字": ", tooltip",
    "的说明文字": ", alternative text",
    "的设置": ", settings",
    "公式": ", formula",
    "备注": ", notes",
    "批注": ", comment",
    "表格第#行第#列": ", table, row #, column #",
    "第#行第#列": ", row #, column #",
}, before="(.+?)")  # fmt: skip
"""What is added behind it."""

DETAILS = _table({
    "文件是空的": "The file is empty",
    "打不开文件（{}）": "The file cannot be opened ({})",
    "文件损坏，打不开（{}）": "The file is broken and cannot be opened ({})",
    "文件损坏，没有读完（{}）": "The file is broken and was not read to its end ({})",
    "文件超过 # MB，没有读": "The file has more than # MB and was not read",
    "# 秒内没有读完，已停止": "Not read to its end within # seconds; stopped",
    "读这个文件时程序异常退出，没有读完": "The program that reads the file broke off before its end",
    "读这个文件需要的内存太多": "Reading this file takes too much memory",
    "读这个文件需要的计算太多，已停止": "Reading this file takes too much computing; stopped",
    "读这个文件的程序说了不该说的话，已停止": "The program that reads the file said what it should not; stopped",
    "文件里的文字太多，没有读完": "There is too much text; not read to its end",
    "名称的结尾是“{}”，内容却是 {}": "The name ends in “{}”, but the content is {}",
    "文件名里有看不见的控制符": "There are invisible control signs in the name",
    "文件名太长，或者带着路径": "The name is too long, or holds a path",
    "看上去是 {} 文件，读不了": "Looks like a {} file, which is not read here",
    "认不出是什么文件，读不了": "It is not known what kind of file this is; not read",
    "认不出文字的编码": "The encoding of the text is not known",
    "有看不见的控制符": "There are invisible control signs",
    "打开文件需要密码": "Opening the file needs a password",
    "打开表格需要密码": "Opening the workbook needs a password",
    "压缩包有密码": "The archive has a password",
    "文件加了密，限制打印或复制": "The file is encrypted to restrict printing or copying",
    "压缩包不完整": "The archive is incomplete",
    "压缩包的目录损坏": "The directory of the archive is broken",
    "压缩包后面还有别的内容": "There is other content behind the archive",
    "压缩包里有两个同名的文件": "Two files in the archive have the same name",
    "压缩包里的文件名要跳出所在的文件夹": "A name in the archive leads out of its folder",
    "压缩包里有指向别处的链接": "A link in the archive leads elsewhere",
    "压缩包里夹着目录没有写的内容": "The archive holds content that its directory does not name",
    "压缩包里的文件互相重叠": "Files in the archive lie over each other",
    "“{}”解开后太大": "“{}” is too large when unpacked",
    "“{}”损坏，解不开": "“{}” is broken and cannot be unpacked",
    "解开后的内容太大": "The content is too large when unpacked",
    "里面的文件太多": "There are too many files in it",
    "文件里嵌着文件，超过#层，没有再读下去": "Files lie in files more than # deep; not read any further",
    "“{}”不是完好的 XML（{}）": "“{}” is not sound XML ({})",
    "“{}”里有文档类型声明": "“{}” declares a type of document",
    "“{}”里有文档类型声明（可能引用外部内容）": "“{}” declares a type of document, which may refer to content outside",
    "文件里嵌着别的文件": "Another file is embedded in the file",
    "文件里附着别的文件": "Another file is attached to the file",
    "PDF 里附着别的文件": "Another file is attached to the PDF",
    "引用了外部文件": "Refers to a file outside",
    "文件可以带宏": "The file is of a kind that has macros",
    "文件里有宏": "There are macros in the file",
    "文件里有宏或控件": "There are macros or controls in the file",
    "有宏表": "There is a macro sheet",
    "打开文件时会引用外部内容（{}）": "Opening the file fetches content from outside ({})",
    "域 {} 会引用外部内容": "The field {} fetches content from outside",
    "表格引用了别的工作簿": "The workbook refers to another workbook",
    "图形里的文字没有全部读出": "Not all text in the drawing was read",
    "图片里的文字没有读": "The text in the picture was not read",
    "页面上有图片，图片里的文字没有读": "There are pictures on the page whose text was not read",
    "图片的尺寸太大（{}×{}）": "The picture is too large ({}×{})",
    "图片的尺寸太大": "The picture is too large",
    "图片损坏，打不开": "The picture is broken and cannot be opened",
    "图片不完整": "The picture is incomplete",
    "图片的元数据损坏": "The metadata of the picture are broken",
    "图片里记着拍摄地点": "The picture says where it was taken",
    "图片里有一张缩略图，可能是裁剪或涂改以前的样子":
        "There is a thumbnail in the picture, which may show it as it was before it was cut or painted over",
    "图片的结尾后面还有别的内容": "There is other content behind the end of the picture",
    "元数据损坏（{}）": "The metadata are broken ({})",
    "有修订痕迹": "There are tracked changes",
    "文件里留着修改以前的内容": "The file keeps content from before it was changed",
    "文件里留着 # 个早先的版本，只读了 # 个": "The file keeps # earlier versions, of which only # were read",
    "2007 年以前的旧格式只能读出部分内容，请另存为新格式":
        "Formats of before 2007 are read only in part; save it in a newer format",
    "RTF 只能读出文字，请另存为 docx": "Of RTF only the text is read; save it as docx",
    "这种格式只能读出单元格，批注和隐藏的行列读不全，请另存为 xlsx":
        "Of this format only cells are read, comments and hidden rows or columns are not; save it as xlsx",
    "这种文件不能清理，请另存为 docx、xlsx、pptx、pdf 或图片":
        "Files of this kind cannot be cleaned; save it as docx, xlsx, pptx, pdf or a picture",
    "表格损坏，打不开（{}）": "The workbook is broken and cannot be opened ({})",
    "工作表损坏，没有读完": "The sheet is broken and was not read to its end",
    "工作表损坏，没有读完（{}）": "The sheet is broken and was not read to its end ({})",
    "这不是普通的工作表": "This is no ordinary sheet",
    "没有工作簿": "There is no workbook",
    "工作簿里没有一张显示的工作表": "No sheet of the workbook is shown",
    "没有演示文稿": "There is no presentation",
    "没有一张显示的幻灯片": "No slide is shown",
    "网页损坏，读不了": "The page is broken and cannot be read",
    "网页里有程序": "There is a program in the page",
    "网页里有程序或嵌着别的网页": "There is a program or another page in the page",
    "打开网页时会引用外部内容": "Opening the page fetches content from outside",
    "PDF 损坏，打不开（{}）": "The PDF is broken and cannot be opened ({})",
    "PDF 没有结尾，可能不完整": "The PDF has no end and may be incomplete",
    "PDF 的结尾后面还有别的内容": "There is other content behind the end of the PDF",
    "PDF 有损坏的地方，修补后才读出": "Parts of the PDF are broken; it was read only after mending",
    "PDF 的页面目录损坏（{}）": "The page tree of the PDF is broken ({})",
    "PDF 的页数和目录说的不一样": "The PDF has another number of pages than its page tree says",
    "PDF 的页数读出来不一样": "Two ways of reading find different numbers of pages in the PDF",
    "PDF 的页面打不开": "The pages of the PDF cannot be opened",
    "PDF 的页面画不出来": "The pages of the PDF cannot be drawn",
    "PDF 里的对象太多": "There are too many objects in the PDF",
    "PDF 里有读不出的对象（{}）": "There are objects in the PDF that cannot be read ({})",
    "PDF 里有解不开的内容（{}）": "There is content in the PDF that cannot be unpacked ({})",
    "PDF 的内容层层压缩，没有解开": "Content of the PDF is packed several times over and was not unpacked",
    "PDF 的内容解开后太大": "Content of the PDF is too large when unpacked",
    "超过 # 页，没有读": "More than # pages; not read",
    "这一页读不出来": "This page cannot be read",
    "字体没有嵌入文件，这里也没有，画不出这一页":
        "The page cannot be drawn: its fonts are neither in the file nor installed here",
    "打开或点击时会运行程序或引用别的文件（{}）":
        "Opening or clicking it runs a program or refers to another file ({})",
    "文件里有会动的内容（多媒体或动态表单）": "There is moving content in the file: media or a dynamic form",
    "涂黑只是做了记号，没有生效，文字还在": "The blackening is only marked, not carried out; the text is still there",
    "没有要涂黑的那一页": "There is no such page to blacken",
})  # fmt: skip
"""What was seen of a file."""
